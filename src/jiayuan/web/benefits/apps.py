"""Registers the benefits pages with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebBenefitsConfig(AppConfig):
    name = "jiayuan.web.benefits"
    label = "web_benefits"
