"""When a service's definition may change: what breaks its callers is a new version, told thirty days ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

NOTICE = timedelta(days=30)


def breaking(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Attributes dropped or of another kind (attribute → kind); adding one breaks nobody."""
    return sorted(attr for attr, kind in before.items() if after.get(attr) != kind)


def too_soon(told_on: date, valid_from: date, breaks: bool) -> bool:
    return breaks and valid_from < told_on + NOTICE
