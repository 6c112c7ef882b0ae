"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.portal.views import home, inbox, notices, place, services, settings

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("can/<slug:key>/", home.can, name="can"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
    path("services/", services.services, name="services"),
    path("services/<slug:code>/", services.service, name="service"),
    path("ask/", services.ask, name="ask"),
    path("me/messages/", inbox.messages, name="messages"),
    path("me/messages/<int:message_id>/", inbox.open_message, name="open_message"),
    path("place/", place.switch, name="place"),
    path("contact/", place.contact, name="contact"),
    path("settings/look/", settings.look, name="look"),
    path("settings/language/", settings.language, name="language"),
]
