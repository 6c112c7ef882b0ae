"""Working days of the mainland calendar. A year whose holidays are not published yet gives no date, and says so."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar


def is_workday(day: date) -> bool | None:
    """Whether offices work that day; None when the year's calendar is not known."""
    try:
        return bool(chinese_calendar.is_workday(day))
    # The State Council publishes a year's holidays in the autumn before; a guess would be a wrong promise.
    except NotImplementedError:
        return None


def add_working_days(start: date, days: int) -> date | None:
    """The `days`-th working day after `start`; None when a year on the way is not known."""
    day = start
    while days:
        day += timedelta(days=1)
        working = is_workday(day)
        if working is None:
            return None
        days -= working
    return day


def due(start: date, days: int, *, working: bool) -> date | None:
    """The last day of a limit that began on `start`."""
    return add_working_days(start, days) if working else start + timedelta(days=days)
