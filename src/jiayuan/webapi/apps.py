"""The app of the API."""

from __future__ import annotations

from django.apps import AppConfig


class WebapiConfig(AppConfig):
    name = "jiayuan.webapi"
    label = "webapi"
