"""Working days of the mainland calendar."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.calendars import add_working_days, due, is_workday


def test_holidays_and_shifted_sundays() -> None:
    assert is_workday(date(2025, 10, 1)) is False
    assert is_workday(date(2025, 10, 11)) is True  # a Saturday worked for the holiday


def test_a_year_not_published_is_not_guessed() -> None:
    assert is_workday(date(2050, 1, 5)) is None
    assert add_working_days(date(2049, 12, 30), 3) is None


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2025, 9, 30), 1, date(2025, 10, 9)),
        (date(2025, 6, 6), 1, date(2025, 6, 9)),
        (date(2025, 6, 9), 5, date(2025, 6, 16)),
        (date(2025, 6, 9), 0, date(2025, 6, 9)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days) == end


def test_plain_days_do_not_ask_the_calendar() -> None:
    assert due(date(2049, 12, 30), 7, working=False) == date(2050, 1, 6)
