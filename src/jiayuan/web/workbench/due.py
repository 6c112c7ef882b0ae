"""What must be done before the local day ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from jiayuan.cases.api import CaseRow

LOCAL = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Due:
    """One piece of work with its time limit (aware UTC)."""

    title: str
    href: str
    at: datetime
    text: str = ""


def end_of_day(now: datetime) -> datetime:
    """Midnight that ends the local day of an aware moment."""
    local = now.astimezone(LOCAL)
    return local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def due_today(inbox: list[CaseRow], now: datetime) -> list[Due]:
    """What must be done before the local day ends, overdue work first."""
    end = end_of_day(now)
    # A stopped clock has no limit today: it is work, not due work.
    due = [
        Due(
            row.summary or row.class_name, f"/staff/cases/{row.number}/", row.due_at, f"{row.number} · {row.class_name}"
        )
        for row in inbox
        if row.due_at is not None and row.due_at < end
    ]
    return sorted(due, key=lambda item: item.at)
