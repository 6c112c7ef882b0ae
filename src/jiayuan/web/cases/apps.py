"""Registers the pages of cases with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebCasesConfig(AppConfig):
    name = "jiayuan.web.cases"
    label = "web_cases"
