"""Start-up check: a page without its bundle would come out bare, so say it before a visitor does."""

from __future__ import annotations

from typing import Any

from django.core import checks

from jiayuan.web.look.bundle import read_manifest


def bundle_is_built(**_: Any) -> list[checks.CheckMessage]:
    """Warns when the browser bundle is missing; pages still work, unstyled."""
    if read_manifest():
        return []
    return [
        checks.Warning("The browser bundle is not built.", hint="Run: python build_hooks/bundle.py", id="web_look.W001")
    ]
