"""The states of files, walked in full."""

from __future__ import annotations

import pytest

from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.rules.files import (
    ENDED,
    FILE_TRANSITIONS,
    WORKING,
)

STATES = {
    "received", "quarantined", "needs_mapping", "mapped", "checked", "previewed", "approved", "merging", "merged",
    "undone", "cancelled", "failed",
}  # fmt: skip
COMMANDS = sorted({command for _, command in FILE_TRANSITIONS.transitions})
ROLES = {
    "community_worker": {"ledgers.upload", "ledgers.review"},
    "grid_worker": {"ledgers.review"},
    "street_officer": {"ledgers.upload", "ledgers.review"},
    "service": {"ledgers.upload", "ledgers.review", "ledgers.run"},
    "resident": set(),
    "auditor": set(),
    "responder": set(),
    "district_analyst": set(),
}


def test_a_file_has_the_twelve_states_of_the_specification() -> None:
    assert FILE_TRANSITIONS.states == STATES | {""}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", sorted(STATES))
def test_every_other_move_is_refused_and_names_what_is_possible(state: str, command: str) -> None:
    if (state, command) in FILE_TRANSITIONS.transitions:
        assert FILE_TRANSITIONS.move(state, command).to in STATES
        return
    with pytest.raises(Conflict) as refused:
        FILE_TRANSITIONS.move(state, command)
    assert set(refused.value.allowed) == set(FILE_TRANSITIONS.commands(state))


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("key", sorted(FILE_TRANSITIONS.transitions))
def test_roles_hold_just_their_permissions(role: str, key: tuple[str, str]) -> None:
    permission = FILE_TRANSITIONS.transitions[key].permission
    assert role_may(role, permission) == (permission in ROLES[role])


@pytest.mark.parametrize("state", sorted(ENDED - {"undone"}))
def test_nothing_leads_out_of_an_ended_state(state: str) -> None:
    assert FILE_TRANSITIONS.commands(state) == ()


def test_only_the_undo_itself_can_be_undone() -> None:
    assert FILE_TRANSITIONS.commands("undone") == ("redo",)
    assert FILE_TRANSITIONS.move("undone", "redo").to == "merged"


@pytest.mark.parametrize(("state", "stage"), sorted(WORKING.items()))
def test_every_working_state_can_fail_or_be_cancelled(state: str, stage: str) -> None:
    assert stage in {"read", "check", "match", "merge"}
    assert {"fail", "cancel"} <= set(FILE_TRANSITIONS.commands(state))


def test_an_undone_file_was_merged_before() -> None:
    before = [state for (state, _), move in FILE_TRANSITIONS.transitions.items() if move.to == "undone"]
    assert before == ["merged"]


def test_the_base_is_only_touched_from_approved_on() -> None:
    before = [state for (state, _), move in FILE_TRANSITIONS.transitions.items() if move.to == "merging"]
    assert before == ["approved"]


def test_every_state_can_be_reached() -> None:
    reached, edges = {""}, FILE_TRANSITIONS.transitions
    for _ in STATES:
        reached |= {move.to for (state, _), move in edges.items() if state in reached}
    assert reached == STATES | {""}
