"""Calendars and the slow honest count the fast one is held against."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

from jiayuan.cases.rules.calendars import WorkCalendar
from jiayuan.kernel.clock import LOCAL

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "cases"
HOUR = 3600


def seeded_days() -> dict[date, bool]:
    with (SEEDS / "calendar_days.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["day"]): row["worked"] == "1" for row in csv.DictReader(file)}


DAYS = seeded_days()
OFFICE = WorkCalendar("office", ((9 * HOUR, 12 * HOUR), (27 * HOUR // 2, 18 * HOUR)), DAYS)
GRID = WorkCalendar("grid", ((8 * HOUR, 20 * HOUR),), DAYS)
ALWAYS = WorkCalendar("always")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    here = at.astimezone(LOCAL)
    second = here.hour * 3600 + here.minute * 60
    return calendar.always or (
        calendar.works(here.date()) and any(start <= second < end for start, end in calendar.spans)
    )


def minutes_open(calendar: WorkCalendar, start: datetime, end: datetime) -> int:
    """Open minutes between two whole minutes, one by one."""
    count, at = 0, start
    while at < end:
        count += is_open(calendar, at)
        at += timedelta(minutes=1)
    return count
