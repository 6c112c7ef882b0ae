"""The state tables, cell by cell: states × commands × roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.rules import (
    DISPATCH,
    INCIDENT,
    PLAN,
    TABLES,
    UNIT,
)
from jiayuan.command.words import FREE_UNITS, OPEN_TASKS
from jiayuan.identity.rules import ROLE_PERMISSIONS
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.states import StateTable

BEFORE = ("reported", "triaged", "dispatching", "responding")
ENDS = {
    "plan": {"reviewed"},
    "unit": set(),
    "incident": {"closed", "cancelled", "merged"},
    "dispatch": {"cleared", "refused", "diverted", "recalled"},
    "assignment": {"done", "open", "no_show"},
}
CELLS = [
    (table, state, command)
    for table in TABLES
    for state in sorted(table.states)
    for command in sorted({command for _, command in table.transitions})
]


@pytest.mark.parametrize(("table", "state", "command"), CELLS, ids=lambda value: getattr(value, "name", str(value)))
def test_every_cell_moves_or_names_the_moves(table: StateTable, state: str, command: str) -> None:
    if (state, command) in table.transitions:
        assert table.move(state, command).to in table.states
        return
    with pytest.raises(Conflict) as refused:
        table.move(state, command)
    assert refused.value.allowed == table.commands(state)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_only_ends_have_no_way_out(table: StateTable) -> None:
    assert {state for state in table.states if not table.commands(state)} == ENDS[table.name]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_state_is_reached(table: StateTable) -> None:
    reached, before = {table.initial}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {move.to for (state, _), move in table.transitions.items() if state in reached}
    assert reached == table.states


def holders(permission: str) -> set[str]:
    return {role for role, held in ROLE_PERMISSIONS.items() if permission in held}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_move_belongs_to_somebody(table: StateTable) -> None:
    for move in table.transitions.values():
        assert holders(move.permission), move.permission


@pytest.mark.parametrize("role", ["visitor", "resident", "building_steward", "district_analyst", "auditor"])
def test_roles_without_part_hold_nothing(role: str) -> None:
    assert not [verb for verb in ROLE_PERMISSIONS[role] if verb.startswith("command.")]


def test_responder_neither_plans_nor_dispatches() -> None:
    assert {verb for verb in ROLE_PERMISSIONS["responder"] if verb.startswith("command.")} == {
        "command.respond",
        "command.report",
    }


def test_positions_are_for_those_who_lead() -> None:
    assert holders("command.positions") == {"duty_dispatcher", "commander", "street_officer"}


def test_free_units_can_be_offered_a_task() -> None:
    assert {state for state, command in UNIT.transitions if command == "offer"} == set(FREE_UNITS)


def test_open_tasks_are_those_that_can_move() -> None:
    assert {state for state in DISPATCH.states if DISPATCH.commands(state)} == set(OPEN_TASKS)


def test_a_unit_on_the_scene_is_never_diverted() -> None:
    assert "divert" not in DISPATCH.commands("arrived")


def test_incidents_are_cancelled_before_the_scene_only() -> None:
    assert "cancel" not in INCIDENT.commands("on_scene")
    assert "cancel" in INCIDENT.commands("responding")


def test_a_plan_is_not_activated_without_approval() -> None:
    assert [state for state, command in PLAN.transitions if command == "activate"] == ["approved"]


WHO = {
    "command.plan": {"street_officer", "district_officer", "commander"},
    "command.approve": {"street_officer", "district_officer", "commander"},
    "command.activate": {"street_officer", "commander"},
    "command.dispatch": {"street_officer", "duty_dispatcher", "commander"},
    "command.respond": {"responder", "commander"},
}


@pytest.mark.parametrize("role", sorted(ROLE_PERMISSIONS))
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_role_may_make_its_moves_and_no_other(table: StateTable, role: str) -> None:
    """States × commands × roles: the third side, by the list above and not by the list in identity."""
    may = {cell for cell, move in table.transitions.items() if move.permission in ROLE_PERMISSIONS[role]}
    expected = {cell for cell, move in table.transitions.items() if role in WHO[move.permission]}
    assert may == expected


@given(st.sampled_from(TABLES), st.lists(st.integers(0, 9), max_size=30))
def test_any_walk_stays_in_the_table(table: StateTable, steps: list[int]) -> None:
    state = table.initial
    for step in steps:
        allowed = table.commands(state)
        if not allowed:
            break
        state = table.move(state, allowed[step % len(allowed)]).to
        assert state in table.states


def test_nobody_skips_the_second_person() -> None:
    """Every way into an active plan passes "approve", whose guard asks for another account than the author's."""
    into = {cell: move for cell, move in PLAN.transitions.items() if move.to == "approved"}
    assert set(into) == {("review", "approve")}
    assert into["review", "approve"].guard == "second_person"


def test_guards_stand_where_a_rule_has_a_condition() -> None:
    guards = {
        (table.name, cell): move.guard for table in TABLES for cell, move in table.transitions.items() if move.guard
    }
    assert guards["plan", ("approved", "activate")] == "core_staffed"
    assert guards["plan", ("active", "close")] == "no_open_p1"
    assert guards["incident", ("resolved", "reopen")] == "within_2h"
    assert {guards["incident", (state, "cancel")] for state in BEFORE} == {"reason"}
    assert {guards["incident", (state, "merge")] for state in BEFORE} == {"target"}
    assert guards["dispatch", ("offered", "expire")] == "overdue"


def test_ending_an_incident_before_the_scene_recalls_its_units() -> None:
    ends = [move for (_, command), move in INCIDENT.transitions.items() if command in ("cancel", "merge")]
    assert len(ends) == 2 * len(BEFORE)
    assert {move.effects for move in ends} == {("recall",)}


def test_leaving_shift_or_plan_forgets_where_one_is() -> None:
    assert UNIT.move("available", "end").effects == ("forget_position",)
    assert PLAN.move("active", "close").effects == ("forget_positions",)
