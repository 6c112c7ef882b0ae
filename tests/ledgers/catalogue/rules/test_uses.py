"""The states of a use, its limits and its period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.catalogue.rules.uses import (
    USE_TRANSITIONS,
    Spent,
    in_force,
    may_approve,
    not_allowed,
    over_limit,
    period_ok,
)

TODAY = date(2026, 3, 1)
COMMANDS = ("draft", "approve", "refuse", "end")
MOVES = {
    ("", "draft"): "draft", ("draft", "approve"): "first", ("first", "approve"): "approved",
    ("draft", "refuse"): "refused", ("first", "refuse"): "refused", ("draft", "end"): "ended",
    ("approved", "end"): "ended",
}  # fmt: skip


@pytest.mark.parametrize("state", sorted(USE_TRANSITIONS.states))
def test_every_state_knows_its_moves_and_no_other(state: str) -> None:
    for command in COMMANDS:
        if (state, command) in MOVES:
            assert USE_TRANSITIONS.move(state, command).to == MOVES[state, command]
        else:
            with pytest.raises(Conflict):
                USE_TRANSITIONS.move(state, command)


def test_two_others_approve() -> None:
    assert may_approve("author", None, "b")
    assert not may_approve("author", None, "author")
    assert not may_approve("author", "b", "b")


def test_a_period_is_a_year_at_most() -> None:
    assert period_ok(TODAY, TODAY + timedelta(days=366))
    assert not period_ok(TODAY, TODAY + timedelta(days=367))
    assert not period_ok(TODAY, TODAY)


def test_the_last_day_no_longer_counts() -> None:
    assert in_force("approved", TODAY + timedelta(days=1), TODAY)
    assert not in_force("approved", TODAY, TODAY)
    assert not in_force("first", TODAY + timedelta(days=1), TODAY)


@pytest.mark.parametrize(
    ("spent", "rows", "code"),
    [(Spent(90, 0), 10, ""), (Spent(91, 0), 10, "daily"), (Spent(0, 60), 1, "rate"), (Spent(0, 59), 1, "")],
)
def test_limits_of_the_minute_and_the_day(spent: Spent, rows: int, code: str) -> None:
    assert over_limit(spent, rows, rate=60, daily_rows=100) == code


def test_items_beyond_those_allowed_are_named() -> None:
    assert not_allowed(["name", "phone", "birth"], {"name"}) == ["birth", "phone"]
