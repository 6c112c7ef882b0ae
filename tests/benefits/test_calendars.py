"""Working days of the mainland calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.dates(date(2010, 1, 4), date(2024, 12, 1)), st.integers(1, 20))
def test_a_limit_ends_on_a_working_day_and_holds_that_many(start: date, days: int) -> None:
    end = add_working_days(start, days)
    assert end is not None
    assert is_workday(end)
    between = [start + timedelta(days=offset) for offset in range(1, (end - start).days + 1)]
    assert sum(is_workday(day) is True for day in between) == days


@given(st.dates(date(2010, 1, 4), date(2024, 6, 30)), st.integers(0, 15), st.integers(0, 15))
def test_two_limits_in_a_row_are_one(start: date, first: int, second: int) -> None:
    middle = add_working_days(start, first)
    assert middle is not None
    assert add_working_days(middle, second) == add_working_days(start, first + second)


@pytest.mark.parametrize("days", [1, 5, 30])
def test_a_limit_over_the_end_of_the_known_calendar_says_so(days: int) -> None:
    assert due(date(2049, 12, 30), days, working=True) is None


@pytest.mark.parametrize(
    ("days", "end"),
    [
        (0, date(2025, 9, 30)),
        (1, date(2025, 10, 9)),
        (3, date(2025, 10, 11)),  # a Saturday worked for the holiday
        (7, date(2025, 10, 16)),
    ],
)
def test_clocks_over_the_long_holiday(days: int, end: date) -> None:
    assert due(date(2025, 9, 30), days, working=True) == end


@pytest.mark.parametrize(("days", "end"), [(7, date(2024, 3, 7)), (1, date(2024, 3, 1)), (366, date(2025, 3, 1))])
def test_plain_days_run_over_the_leap_day(days: int, end: date) -> None:
    assert due(date(2024, 2, 29), days, working=False) == end
