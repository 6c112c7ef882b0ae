"""Django's entry for the registry."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "jiayuan.registry"
    label = "registry"
    verbose_name = "人口和单位库"
