"""What is asked again and what is not."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.forms.rules.freshness import asked, fresh

DAY = date(2026, 7, 1)
HALF = {"phone": 365, "residence.actual": 180}


@given(st.integers(0, 2000), st.integers(1, 1000))
def test_a_value_is_fresh_until_its_half_life(age: int, half_life: int) -> None:
    assert fresh(DAY - timedelta(days=age), half_life, DAY) == (age < half_life)


def test_a_value_without_a_half_life_stays_fresh_and_one_without_a_day_never_was() -> None:
    assert fresh(date(1980, 1, 1), None, DAY)
    assert not fresh(None, None, DAY)


def test_a_fresh_value_is_asked_only_for_a_reason() -> None:
    yesterday = DAY - timedelta(days=1)
    assert not asked("phone", yesterday, True, HALF, DAY, again=False)
    assert asked("phone", yesterday, True, HALF, DAY, again=True)


def test_what_is_old_or_unknown_is_asked() -> None:
    assert asked("residence.actual", DAY - timedelta(days=180), True, HALF, DAY, again=False)
    assert asked("phone", DAY, False, HALF, DAY, again=False)
    assert not asked("name", date(1990, 1, 1), True, HALF, DAY, again=False)
