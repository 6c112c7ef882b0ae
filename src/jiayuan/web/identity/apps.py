"""Django app of identity's pages."""

from __future__ import annotations

from django.apps import AppConfig


class WebIdentityConfig(AppConfig):
    name = "jiayuan.web.identity"
    label = "web_identity"
