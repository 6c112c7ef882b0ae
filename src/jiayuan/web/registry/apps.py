"""Django's entry for the registry pages."""

from django.apps import AppConfig


class WebRegistryConfig(AppConfig):
    name = "jiayuan.web.registry"
    label = "web_registry"
