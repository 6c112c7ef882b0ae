"""Terms in working days: holidays, make-up days, and years nobody has published yet."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jiayuan.kernel.clock import LOCAL
from jiayuan.ledgers.rules.workdays import end_after, is_workday


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
        # National Day, and the Saturday that pays for it.
        (date(2025, 10, 1), False),
        (date(2025, 10, 11), True),
        (date(2099, 10, 1), True),
        (date(2099, 10, 3), False),
    ],
)
def test_offices_work_by_the_calendar(day: date, works: bool) -> None:
    assert is_workday(day) is works


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 3, 2), 10, date(2026, 3, 17)),
        (date(2026, 3, 6), 1, date(2026, 3, 10)),
        (date(2026, 3, 7), 1, date(2026, 3, 10)),
        (date(2025, 9, 26), 10, date(2025, 10, 17)),
        (date(2099, 1, 5), 10, date(2099, 1, 20)),
    ],
)
def test_a_term_ends_with_its_last_working_day(start: date, days: int, end: date) -> None:
    asked = datetime(start.year, start.month, start.day, 15, tzinfo=LOCAL)
    assert end_after(asked, days) == datetime(end.year, end.month, end.day, tzinfo=LOCAL)


@pytest.mark.parametrize("hour", [0, 7, 23])
def test_the_day_is_the_local_one(hour: int) -> None:
    start = datetime(2026, 3, 2, hour, 30, tzinfo=LOCAL)
    assert end_after(start, 1) == datetime(2026, 3, 4, tzinfo=LOCAL)
