"""A dispatch and its unit move together; offers stand for a while."""

from __future__ import annotations

import pytest

from jiayuan.command.rules import ASSIGNMENT, DISPATCH, UNIT, offer_seconds
from jiayuan.kernel.states import StateTable, Transition

# Where the unit is while its task is in a state; a task that is over has let it go.
UNIT_DURING = {"offered": "offered", "accepted": "offered", "enroute": "enroute", "arrived": "on_scene"}
UNIT_ON = {"on_shift": "available", "on_break": "break"}


def steps(table: StateTable) -> list[tuple[str, str, Transition]]:
    return [(state, command, move) for (state, command), move in table.transitions.items()]


@pytest.mark.parametrize(("state", "command", "move"), steps(DISPATCH), ids=lambda value: str(value)[:12])
def test_effect_on_the_unit_is_a_move_the_unit_can_make(state: str, command: str, move: Transition) -> None:
    """Two tables, one truth: after every step the unit stands where the task says it does."""
    at = UNIT_DURING[state]
    for effect in move.effects:
        at = UNIT.move(at, effect.removeprefix("unit:")).to
    assert at == UNIT_DURING.get(move.to, "available")


@pytest.mark.parametrize(("state", "command", "move"), steps(ASSIGNMENT), ids=lambda value: str(value)[:12])
def test_shift_of_a_person_moves_the_unit(state: str, command: str, move: Transition) -> None:
    at = UNIT_ON.get(state, "off")
    for effect in move.effects:
        at = UNIT.move(at, effect.removeprefix("unit:")).to
    assert at == UNIT_ON.get(move.to, "off")


def test_no_answer_and_a_refusal_end_the_same_way() -> None:
    declined, expired = (DISPATCH.move("offered", command) for command in ("decline", "expire"))
    assert (declined.to, declined.effects) == (expired.to, expired.effects)
    assert declined.permission != expired.permission


def test_accepted_task_is_not_declined_any_more() -> None:
    assert "decline" not in DISPATCH.commands("accepted")
    assert set(DISPATCH.commands("accepted")) == {"depart", "arrive", "recall"}


@pytest.mark.parametrize(("priority", "seconds"), [(1, 30), (2, 60), (3, 60)])
def test_offers_of_priority_one_are_short(priority: int, seconds: int) -> None:
    assert offer_seconds(priority, 30, 60) == seconds
