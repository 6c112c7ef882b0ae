"""Addresses of the workbench."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.workbench.views import home, notices

app_name = "workbench"
urlpatterns = [
    path("staff/", home.home, name="home"),
    path("staff/notices/", notices.notices, name="notices"),
    path("staff/notices/new/", notices.write, name="notice_new"),
    path("staff/notices/<int:notice_id>/publish/", notices.publish, name="notice_publish"),
    path("staff/notices/<int:notice_id>/withdraw/", notices.withdraw, name="notice_withdraw"),
]
