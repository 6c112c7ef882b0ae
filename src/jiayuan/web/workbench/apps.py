"""Registers the workbench's pages with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebWorkbenchConfig(AppConfig):
    name = "jiayuan.web.workbench"
    label = "web_workbench"
