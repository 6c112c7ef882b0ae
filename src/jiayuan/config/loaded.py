"""Importing this module loads every model, and so fills the kernel's register of tables."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiayuan.config.settings")
django.setup()
