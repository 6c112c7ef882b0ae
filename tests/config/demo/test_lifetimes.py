"""Days of birth and death."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.lifetimes import DEAD_SINCE, DECEASED, births, days, deaths
from tests.config.demo.conftest import AS_OF

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def as_date(stamp: int) -> date:
    return date(stamp // 10_000, stamp // 100 % 100, stamp % 100)


def age_on(day: date, born: date) -> int:
    """Whole years as law counts them: the birthday itself counts, 29 February by the 28th in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(DAYS, st.integers(0, 104), st.integers(0, 364))
def test_whoever_is_said_to_be_of_an_age_is_of_that_age(as_of: date, age: int, offset: int) -> None:
    born = as_date(int(days(as_of, np.array([age]), np.array([offset]))[0]))
    assert age_on(as_of, born) == age


@given(DAYS, st.integers(0, 104))
def test_no_offset_is_a_birthday_today(as_of: date, age: int) -> None:
    born = as_date(int(days(as_of, np.array([age]), np.array([0]))[0]))
    assert (born.month, min(born.day, 28)) == (as_of.month, min(as_of.day, 28))


def test_a_leap_day_moves_to_the_day_before_in_common_years() -> None:
    made = days(date(2028, 2, 29), np.array([0, 1, 4, 128]), np.array([0, 0, 0, 0]))
    assert list(made) == [20280229, 20270228, 20240229, 19000228]


def test_every_age_of_the_district_is_counted_right(people: pl.DataFrame) -> None:
    for born, age in people.select("born", "age").unique().iter_rows():
        assert age_on(AS_OF, born) == age


def test_twins_share_day_and_age() -> None:
    ages, elder, younger = np.array([9, 7] * 2_000), np.arange(0, 4_000, 2), np.arange(1, 4_000, 2)
    born, twins = births(dice(1, "twins"), ages, AS_OF, elder, younger)
    assert 0 < len(twins) < 80
    for first, second in zip(*np.split(twins, 2), strict=True):
        assert (born[first], ages[first]) == (born[second], ages[second])


def test_without_brothers_and_sisters_there_are_no_twins() -> None:
    nobody = np.array([], dtype=np.int64)
    born, twins = births(dice(1, "alone"), np.array([30, 40]), AS_OF, nobody, nobody)
    assert (len(born), len(twins)) == (2, 0)


def died(ages: np.ndarray, seed: int = 1) -> pl.Series:
    born = pl.Series([AS_OF - timedelta(days=int(age * 366) + 1) for age in ages])
    return deaths(dice(seed, "deaths"), ages, AS_OF, born)


def test_the_share_of_the_dead_is_the_documented_one() -> None:
    gone = died(np.repeat(np.array([30, 80]), [16_000, 4_000])).is_not_null()
    assert abs(gone.mean() - DECEASED) < 0.002  # type: ignore[operator]
    assert gone[16_000:].sum() / gone.sum() > 0.8


def test_deaths_lie_within_two_years_and_not_in_the_last_days() -> None:
    days_ago = [(AS_OF - day).days for day in died(np.full(5_000, 80)).drop_nulls()]
    assert min(days_ago) >= DEAD_SINCE[0]
    assert max(days_ago) < DEAD_SINCE[1]


@pytest.mark.parametrize("seed", range(5))
def test_nobody_dies_before_birth(seed: int) -> None:
    born = pl.Series([AS_OF - timedelta(days=5)] * 20_000)
    gone = deaths(dice(seed, "newborn"), np.zeros(20_000, np.int64), AS_OF, born).drop_nulls()
    assert len(gone) > 0
    assert gone.min() == AS_OF - timedelta(days=5)


def test_the_districts_dead_have_lived(people: pl.DataFrame) -> None:
    assert people.filter(pl.col("dead_on") < pl.col("born")).is_empty()
