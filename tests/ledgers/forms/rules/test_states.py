"""A form moves by its table and no other way."""

from __future__ import annotations

from itertools import product

import pytest

from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.forms.rules.states import FORM_TRANSITIONS

STATES = ("", "draft", "open", "filling", "submitted", "accepted", "returned", "expired")
COMMANDS = ("draft", "agree", "open", "start", "expire", "submit", "accept", "return", "close")
MOVES = {
    ("", "draft"): "draft",
    ("draft", "agree"): "draft",
    ("draft", "open"): "open",
    ("open", "start"): "filling",
    ("open", "expire"): "expired",
    ("filling", "start"): "filling",
    ("filling", "submit"): "submitted",
    ("submitted", "accept"): "accepted",
    ("submitted", "return"): "returned",
    ("returned", "start"): "filling",
}


def test_every_pair_of_state_and_command_moves_or_is_refused() -> None:
    for state, command in product(STATES, COMMANDS):
        if (state, command) in MOVES:
            assert FORM_TRANSITIONS.move(state, command).to == MOVES[state, command]
            continue
        with pytest.raises(Conflict) as refused:
            FORM_TRANSITIONS.move(state, command)
        assert set(refused.value.allowed) == {name for at, name in MOVES if at == state}


def test_accepted_and_expired_parts_are_ends() -> None:
    assert [state for state in STATES if not FORM_TRANSITIONS.commands(state)] == ["accepted", "expired"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("street_officer", {"draft", "agree", "open", "start", "submit", "accept", "return"}),
        ("community_worker", {"start", "submit"}),
        ("grid_worker", {"start"}),
        ("resident", set()),
        ("responder", set()),
    ],
)
def test_who_may_do_what(role: str, may: set[str]) -> None:
    allowed = {
        command for (_, command), move in FORM_TRANSITIONS.transitions.items() if role_may(role, move.permission)
    }
    assert allowed == may
