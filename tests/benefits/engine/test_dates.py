"""Birthdays, months, and the 29th of February."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.dates import add_months, age_on, month_end, month_number, month_start, months_between

DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1946, 3, 31), date(2026, 3, 30), 79),
        (date(1946, 3, 31), date(2026, 3, 31), 80),
        (date(1936, 2, 29), date(2026, 2, 28), 89),
        (date(1936, 2, 29), date(2026, 3, 1), 90),
        (date(1936, 2, 29), date(2024, 2, 29), 88),
    ],
)
def test_age_turns_on_the_birthday(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@given(DAYS, DAYS)
def test_age_never_falls_as_days_pass(birth: date, day: date) -> None:
    assert age_on(birth, day) <= age_on(birth, day + timedelta(days=1))


def test_months_end_where_they_end() -> None:
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)
    assert month_start(date(2024, 2, 29)) == date(2024, 2, 1)


@given(DAYS, st.integers(-600, 600))
def test_adding_months_moves_the_month_number(day: date, months: int) -> None:
    assert month_number(add_months(day, months)) == month_number(day) + months


def test_a_shorter_month_ends_sooner() -> None:
    assert add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)


@given(DAYS, st.integers(0, 300))
def test_completed_months_are_counted(day: date, months: int) -> None:
    later = add_months(day, months)
    assert months_between(day, later) in (months, months - 1)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(9999, 12, 31), 1, date.max),
        (date(9999, 6, 30), 6, date(9999, 12, 30)),
        (date(9999, 6, 30), 7, date.max),
        (date(1, 1, 1), -1, date.min),
        (date(2026, 3, 15), -12 * 3000, date.min),
    ],
)
def test_beyond_the_calendar_is_its_end(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end
