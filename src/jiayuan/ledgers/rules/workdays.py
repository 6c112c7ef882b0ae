"""Working days of the mainland calendar, with holidays and the make-up days that pay for them 调休."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar

from jiayuan.kernel.clock import LOCAL


def is_workday(day: date) -> bool:
    """Whether offices work that day; Monday to Friday in a year whose holidays are not published yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    # A question needs a day to be answered by even in November; it is dated when it is asked and stays.
    except NotImplementedError:
        return day.weekday() < 5


def end_after(start: datetime, days: int) -> datetime:
    """The end, in UTC, of the `days`-th working day after the local day of `start`."""
    day = start.astimezone(LOCAL).date()
    while days:
        day += timedelta(days=1)
        days -= is_workday(day)
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=LOCAL).astimezone(UTC)
