"""Joins events and compiles translations when Django starts."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from jiayuan.config import translations


class WiringConfig(AppConfig):
    """The app that makes the modules one system."""

    name = "jiayuan.config"
    label = "config"

    def ready(self) -> None:
        translations.compile_english()
        # By name: modules' doors open only when every table is known.
        import_module("jiayuan.config.wiring").join()
