"""Gets Django ready for a bench that needs a database: the suite's throw-away copy of the migrated template."""

from __future__ import annotations

import os

import django

# Set, not defaulted: `jiayuan bench` hands on its own settings, and with them the base that people work on.
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
