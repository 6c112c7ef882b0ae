"""Ages as a column."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.dates import age_on
from jiayuan.benefits.engine.sets.ages import ages_of

DAY = date(2026, 3, 15)
DAYS = st.dates(date(1, 1, 1), date(2100, 12, 31))


def born(*days: date | None, known: int = 2) -> pa.Table:
    states = [0 if day is None else known for day in days]
    return pa.table({"birth": pa.array(days, pa.date32()), "birth__state": pa.array(states, pa.int8())})


def test_a_birthday_counts_from_the_day_itself() -> None:
    table = born(date(1966, 3, 15), date(1966, 3, 16))
    assert ages_of(table, DAY).to_pylist() == [60, 59]


def test_nobody_has_an_age_before_birth_or_without_a_birthday() -> None:
    assert ages_of(born(date(2026, 3, 16), None, date(2026, 3, 15)), DAY).to_pylist() == [None, None, 0]


def test_a_birthday_that_does_not_count_gives_no_age() -> None:
    assert ages_of(born(date(1966, 3, 15), known=0), DAY).to_pylist() == [None]


def test_a_table_of_nobody_has_no_ages() -> None:
    assert ages_of(born(), DAY).to_pylist() == []


@given(st.lists(DAYS, min_size=1, max_size=3), DAYS)
def test_ages_are_those_of_the_calendar(days: list[date], day: date) -> None:
    expected = [age_on(one, day) if one <= day else None for one in days]
    assert ages_of(born(*days), day).to_pylist() == expected
