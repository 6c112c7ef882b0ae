"""Addresses of the places pages and of the map's base layers."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.places import layers, mapviews, views

app_name = "places"
urlpatterns = [
    path("staff/places/", views.tree, name="tree"),
    path("staff/places/map/", mapviews.page, name="map"),
    path("staff/places/map/layers.json", mapviews.layers, name="map_layers"),
    path("staff/places/map/counts.geojson", mapviews.counts, name="map_counts"),
    path("geo/<slug:kind>.geojson", layers.base_layer, name="layer"),
]
