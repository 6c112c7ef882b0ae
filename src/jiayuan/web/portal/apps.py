"""Registers the portal's pages with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebPortalConfig(AppConfig):
    name = "jiayuan.web.portal"
    label = "web_portal"
