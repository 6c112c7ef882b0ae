"""Django app of the identity module."""

from __future__ import annotations

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "jiayuan.identity"
    label = "identity"
    verbose_name = "身份与授权"
