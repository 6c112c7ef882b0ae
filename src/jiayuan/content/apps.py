"""Registers the content module with Django."""

from __future__ import annotations

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "jiayuan.content"
    label = "content"
