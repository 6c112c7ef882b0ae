"""The live process: server-sent events only. Pages are served under WSGI, where synchronous views belong."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiayuan.config.settings")
django.setup()

from jiayuan.web.command.live import application  # noqa: E402 - models need the settings first

__all__ = ["application"]
