"""Registers the pages of places with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebPlacesConfig(AppConfig):
    name = "jiayuan.web.places"
    label = "web_places"
