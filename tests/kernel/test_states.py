"""State tables: what is not in the table is refused, with the moves that are possible."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.states import StateTable, Transition

DOOR = StateTable(
    "door",
    "shut",
    {
        ("shut", "open"): Transition("open", "door.use"),
        ("shut", "lock"): Transition("locked", "door.lock", guard="has_key", effects=("told",)),
        ("open", "shut"): Transition("shut", "door.use"),
        ("locked", "unlock"): Transition("shut", "door.lock"),
    },
)


def test_a_move_leads_to_its_transition() -> None:
    assert DOOR.move("shut", "lock") == Transition("locked", "door.lock", "has_key", ("told",))


def test_every_other_cell_is_refused_and_names_the_moves() -> None:
    with pytest.raises(Conflict) as caught:
        DOOR.move("shut", "unlock")
    assert (caught.value.allowed, caught.value.code) == (("open", "lock"), "door-state")


def test_states_are_all_ends_and_the_start() -> None:
    assert DOOR.states == {"shut", "open", "locked"}


def test_an_unknown_state_allows_nothing() -> None:
    assert DOOR.commands("broken") == ()
