"""The work-order machine walked in full."""

from __future__ import annotations

import pytest

from jiayuan.cases.actions.order_checks import CHECKS
from jiayuan.cases.actions.order_effects import STEPS
from jiayuan.cases.rules.guards import GUARDS
from jiayuan.cases.rules.order_table import COMMANDS, ENDED, LIVE, ORDER, STATES
from jiayuan.identity.permissions.cases import PERMISSIONS
from jiayuan.kernel.errors import Conflict

ROWS = {
    ("", "offer"): "offered", ("offered", "sign"): "signed", ("signed", "start"): "working",
    ("rework", "start"): "working", ("offered", "request_return"): "return_requested",
    ("signed", "request_return"): "return_requested", ("return_requested", "accept_return"): "returned",
    ("return_requested", "refuse_return"): "offered", ("return_requested", "final_say"): "signed",
    ("offered", "final_say"): "signed", ("working", "report_done"): "reported", ("reported", "approve"): "approved",
    ("reported", "reject"): "rework",
}  # fmt: skip
SAME = ("log_contact", "ask_extend", "extend")


def expected(state: str, command: str) -> str | None:
    if command == "cancel":
        return "cancelled" if state in LIVE else None
    if command in SAME:
        return state if state in ("signed", "working") else None
    return ROWS.get((state, command))


def test_nine_states() -> None:
    assert len(STATES) == 9
    assert ORDER.states == {"", *STATES}


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_pair_of_state_and_command(state: str, command: str) -> None:
    wanted = expected(state, command)
    if wanted is None:
        with pytest.raises(Conflict):
            ORDER.move(state, command)
    else:
        assert ORDER.move(state, command).to == wanted


@pytest.mark.parametrize("role", sorted(PERMISSIONS))
@pytest.mark.parametrize("command", COMMANDS)
def test_residents_and_agents_touch_no_order(role: str, command: str) -> None:
    needed = next(move.permission for (_, name), move in ORDER.transitions.items() if name == command)
    may = needed in PERMISSIONS[role]
    if role in ("resident", "callback_agent") or needed == "cases.system":
        assert not may
    if needed == "cases.supervise":
        assert may == (role == "district_officer")


def test_nothing_leaves_an_ended_order() -> None:
    assert [command for state in ENDED for command in ORDER.commands(state)] == []


def test_guards_and_steps_name_known_commands() -> None:
    guards = {move.guard for move in ORDER.transitions.values() if move.guard}
    assert guards <= set(GUARDS) | set(CHECKS) | {"handles_class_and_area", "next_unit"}
    assert set(STEPS) <= set(COMMANDS)
