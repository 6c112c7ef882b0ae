"""The Django application of cases."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "jiayuan.cases"
    label = "cases"
