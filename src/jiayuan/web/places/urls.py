"""Addresses of the places pages and of the map's base layers."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.places import editing, layers, mapviews, moving, proposing, views

app_name = "places"
urlpatterns = [
    path("staff/places/", views.tree, name="tree"),
    path("staff/places/rename/", editing.rename, name="rename"),
    path("staff/places/size/", editing.resize, name="resize"),
    path("staff/places/close/", editing.close, name="close"),
    path("staff/places/move/", moving.move, name="move"),
    path("staff/places/proposals/", proposing.queue, name="proposals"),
    path("staff/places/proposals/layers.json", proposing.layers, name="proposal_layers"),
    path("staff/places/proposals/pins.geojson", proposing.pins, name="proposal_pins"),
    path("staff/places/proposals/<int:number>/", proposing.decide, name="decide"),
    path("staff/places/map/", mapviews.page, name="map"),
    path("staff/places/map/layers.json", mapviews.layers, name="map_layers"),
    path("staff/places/map/counts.geojson", mapviews.counts, name="map_counts"),
    path("geo/<slug:kind>.geojson", layers.base_layer, name="layer"),
]
