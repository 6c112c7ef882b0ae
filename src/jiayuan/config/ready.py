"""Makes a process ready: Django set up for its login, and a privileged login refused."""

from __future__ import annotations

import os

import django

from jiayuan.identity.startup import refuse_privileged_login


def setup(process: str) -> None:
    """Prepares this process as `web`, `worker` or `migrate`. Raises Unavailable when its login has too many rights."""
    os.environ["JIAYUAN_PROCESS"] = process
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiayuan.config.settings")
    django.setup()
    if process != "migrate":
        refuse_privileged_login()
