"""Registers the look with Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register

from jiayuan.web.look.checks import bundle_is_built


class WebLookConfig(AppConfig):
    name = "jiayuan.web.look"
    label = "web_look"

    def ready(self) -> None:
        register(bundle_is_built)
