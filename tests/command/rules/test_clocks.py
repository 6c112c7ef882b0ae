"""Time left and escalation, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.rules import escalation_level, time_left

AT = datetime(2026, 10, 3, tzinfo=UTC)
seconds = st.floats(0, 4000)


def level(passed: float, *, accepted: bool = False, departed: bool = False, target: int = 200) -> int:
    return escalation_level(AT, target, AT + timedelta(seconds=passed), accepted=accepted, departed=departed)


@pytest.mark.parametrize(("passed", "left"), [(0, 180), (100, 80), (180, 0), (200, -20)])
def test_time_left(passed: int, left: int) -> None:
    assert time_left(AT, 180, AT + timedelta(seconds=passed)) == left


@pytest.mark.parametrize(
    ("passed", "nobody", "accepted", "departed"),
    [(99, 0, 0, 0), (100, 1, 0, 0), (159, 1, 0, 0), (160, 2, 2, 0), (199, 2, 2, 0), (200, 3, 3, 3), (299, 3, 3, 3),
     (300, 4, 4, 4), (9999, 4, 4, 4)],
)  # fmt: skip
def test_levels_at_50_80_100_and_150_percent(passed: int, nobody: int, accepted: int, departed: int) -> None:
    assert level(passed) == nobody
    assert level(passed, accepted=True) == accepted
    assert level(passed, accepted=True, departed=True) == departed


@given(seconds, seconds, st.booleans(), st.booleans())
def test_never_climbs_down_while_nothing_happens(early: float, more: float, accepted: bool, departed: bool) -> None:
    state = {"accepted": accepted, "departed": departed}
    assert 0 <= level(early, **state) <= level(early + more, **state) <= 4


@given(seconds)
def test_every_step_done_helps_or_changes_nothing(passed: float) -> None:
    assert level(passed) >= level(passed, accepted=True) >= level(passed, accepted=True, departed=True)


@given(st.integers(0, 4000), st.integers(60, 900))
def test_levels_are_parts_of_the_target(passed: int, target: int) -> None:
    assert level(2 * passed, target=2 * target) == level(passed, target=target)


def test_reopened_incident_counts_from_its_new_start() -> None:
    late = AT + timedelta(hours=1)
    assert escalation_level(late, 200, late, accepted=False, departed=False) == 0
