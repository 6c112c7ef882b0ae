"""Paths of the registry pages."""

from django.urls import path

from jiayuan.web.registry.views import base, person

app_name = "registry"
urlpatterns = [
    path("staff/registry/", base.state, name="state"),
    path("staff/registry/<uuid:person>/", person.card, name="person"),
    path("staff/registry/<uuid:person>/<str:code>/", person.lineage, name="lineage"),
]
