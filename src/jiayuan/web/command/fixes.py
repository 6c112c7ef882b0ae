"""Positions as phones send them, in our own form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from jiayuan.command import api
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark

MOST = 500


def _moment(value: Any) -> datetime:
    """Seconds, milliseconds or ISO 8601."""
    if isinstance(value, str) and not value.replace(".", "", 1).isdecimal():
        return datetime.fromisoformat(value).astimezone(UTC)
    number = float(value)
    # Seconds reach 1e11 in the year 5138; milliseconds passed it in 1973.
    return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)


def read_fixes(body: bytes) -> list[api.Fix]:
    """Fixes of our own form; Invalid names what cannot be read, without repeating it."""
    try:
        rows = json.loads(body)["fixes"]
        if not isinstance(rows, list) or len(rows) > MOST:
            raise Invalid(errors=[FieldError("fixes", "too-many", mark("一次最多500个位置"))])
        return [
            api.Fix(
                str(row["token"]), _moment(row["t"]), float(row["lon"]), float(row["lat"]), float(row.get("acc", 0))
            )
            for row in rows
        ]
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        raise Invalid(errors=[FieldError("fixes", "unreadable", mark("位置信息的格式不对"))]) from None
