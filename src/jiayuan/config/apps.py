"""Joins events and compiles translations when Django starts."""

from __future__ import annotations

from django.apps import AppConfig

from jiayuan.config import translations, wiring


class WiringConfig(AppConfig):
    """The app that makes the modules one system."""

    name = "jiayuan.config"
    label = "config"

    def ready(self) -> None:
        translations.compile_english()
        wiring.join()
