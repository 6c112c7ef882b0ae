"""Django's registration of the module."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "jiayuan.places"
    label = "places"
    verbose_name = "地点"
