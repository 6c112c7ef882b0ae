"""Addresses of the places pages and of the map's base layers."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.places import layers, views

app_name = "places"
urlpatterns = [
    path("staff/places/", views.tree, name="tree"),
    path("geo/<slug:kind>.geojson", layers.base_layer, name="layer"),
]
