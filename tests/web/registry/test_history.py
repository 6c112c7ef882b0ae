"""Statements as bars on one axis of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.registry.api import LineageStep, Telling
from jiayuan.web.registry.history import WIDTH, bars

NOW = datetime(2026, 3, 11, tzinfo=UTC)
STEP = LineageStep(1, "x", "register", date(2026, 3, 1), True, True, None, None, None)


def telling(days_ago: float, ended: float | None = None) -> Telling:
    until = None if ended is None else NOW - timedelta(days=ended)
    return Telling(STEP, NOW - timedelta(days=days_ago), until)


def test_the_oldest_begins_at_the_left_and_what_holds_ends_today() -> None:
    first, second = bars([telling(10), telling(5)], NOW)
    assert (first.x, first.width) == (0, WIDTH)
    assert (second.x, second.width) == (50, 50)


def test_what_was_replaced_ends_there() -> None:
    closed, _ = bars([telling(10, 4), telling(4)], NOW)
    assert (closed.x, closed.width) == (0, 60)


@given(ages=st.lists(st.tuples(st.floats(0, 4000), st.floats(0, 1)), min_size=1, max_size=8))
def test_bars_stay_in_the_picture_and_are_to_be_seen(ages: list[tuple[float, float]]) -> None:
    for bar in bars([telling(age, age * part if part < 1 else None) for age, part in ages], NOW):
        assert bar.x >= 0
        assert bar.width > 0
        assert bar.x + bar.width <= WIDTH + 0.01


def test_of_nothing_there_is_no_picture() -> None:
    assert bars([], NOW) == []
