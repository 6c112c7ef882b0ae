"""The state tables, cell by cell: states × commands × roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.command.rules import (
    DISPATCH,
    INCIDENT,
    PLAN,
    TABLES,
    UNIT,
    escalation_level,
    needs_met,
    offer_seconds,
    time_left,
)
from jiayuan.command.words import FREE_UNITS, OPEN_TASKS
from jiayuan.identity.rules import ROLE_PERMISSIONS
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.states import StateTable

AT = datetime(2026, 10, 3, tzinfo=UTC)
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


@pytest.mark.parametrize(("passed", "left"), [(0, 180), (100, 80), (200, -20)])
def test_time_left(passed: int, left: int) -> None:
    assert time_left(AT, 180, AT + timedelta(seconds=passed)) == left


@pytest.mark.parametrize(
    ("passed", "accepted", "departed", "level"),
    [(0, False, False, 0), (90, False, False, 1), (90, True, False, 0), (144, True, False, 2), (144, True, True, 0),
     (180, True, True, 3), (270, True, True, 4)],
)  # fmt: skip
def test_escalation(passed: int, accepted: bool, departed: bool, level: int) -> None:
    now = AT + timedelta(seconds=passed)
    assert escalation_level(AT, 180, now, accepted=accepted, departed=departed) == level


def test_offers_of_priority_one_are_short() -> None:
    assert (offer_seconds(1, 30, 60), offer_seconds(2, 30, 60)) == (30, 60)


def test_needs_are_met_by_skill_and_count() -> None:
    assert needs_met([("medic", 1), ("crowd", 2)], ["crowd", "medic", "crowd"])
    assert not needs_met([("crowd", 2)], ["crowd", "medic"])
