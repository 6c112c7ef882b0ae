"""Gets Django ready for a bench that needs a database: the suite's throw-away copy of the migrated template."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
