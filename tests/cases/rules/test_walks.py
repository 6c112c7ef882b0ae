"""The machines as graphs: everything can be reached, everything can end, and the forbidden edges stay forbidden."""

from __future__ import annotations

import pytest

from jiayuan.cases.rules import case_table, clock_table, order_table
from jiayuan.cases.rules.case_table import CASE
from jiayuan.cases.rules.clock_table import CLOCK
from jiayuan.cases.rules.order_table import ORDER
from jiayuan.identity.permissions.cases import PERMISSIONS
from jiayuan.kernel.states import StateTable

TABLES = {"case": CASE, "order": ORDER, "clock": CLOCK}
ENDS = {"case": case_table.ENDED, "order": order_table.ENDED, "clock": ("met", "missed", "cancelled")}


def reachable(table: StateTable, start: str, without: tuple[str, ...] = ()) -> set[str]:
    """The states one can come to from `start`, some commands left out."""
    seen, fresh = {start}, [start]
    while fresh:
        state = fresh.pop()
        for command in table.commands(state):
            to = table.transitions[state, command].to
            if command not in without and to not in seen:
                seen.add(to)
                fresh.append(to)
    return seen


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_state_can_be_reached(name: str) -> None:
    table = TABLES[name]
    assert reachable(table, "") == table.states


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_state_can_come_to_an_end(name: str) -> None:
    table = TABLES[name]
    for state in table.states:
        assert reachable(table, state) & set(ENDS[name]), state


def test_no_case_closes_without_feedback_a_lapse_or_a_wish() -> None:
    ways = {command for (state, command), move in CASE.transitions.items() if move.to == "closed"}
    assert ways == {"record_feedback", "lapse", "withdraw"}


def test_nothing_is_declined_or_merged_by_the_system() -> None:
    """No automatic closing, declining or merging (specification 11)."""
    by_itself = {
        move.to for move in CASE.transitions.values() if move.permission == "cases.system"
    }  # fmt: skip
    assert not by_itself & {"declined", "merged", "answered"}


def test_without_dispatch_or_split_nobody_ever_works() -> None:
    assert "open" not in reachable(CASE, "received", without=("dispatch", "split", "reopen"))


def test_feedback_is_only_asked_for_when_the_work_is_done() -> None:
    assert "feedback_due" not in reachable(CASE, "received", without=("all_done",))


def test_a_suspension_needs_its_last_signature() -> None:
    assert "suspended" not in reachable(CASE, "received", without=("approve_suspend",))


def test_an_order_is_approved_only_after_a_report() -> None:
    assert "approved" not in reachable(ORDER, "offered", without=("report_done",))
    assert "reported" not in reachable(ORDER, "offered", without=("sign", "final_say"))


def test_an_order_never_comes_back_from_its_end() -> None:
    for state in order_table.ENDED:
        assert reachable(ORDER, state) == {state}


def test_a_clock_is_never_late_and_in_time() -> None:
    assert "met" not in reachable(CLOCK, "missed", without=("cancel",))
    assert reachable(CLOCK, "met", without=("cancel",)) == {"met"}


@pytest.mark.parametrize(
    ("state", "command"),
    [
        ("closed", "reopen"), ("answered", "reopen"), ("merged", "unmerge"), ("declined", "reconsider"),
    ],
)  # fmt: skip
def test_each_end_has_exactly_one_way_back(state: str, command: str) -> None:
    assert CASE.commands(state) == (command,)


def test_system_moves_belong_to_no_role() -> None:
    assert not any("cases.system" in allowed for allowed in PERMISSIONS.values())


def test_every_permission_of_the_tables_is_somebody_s() -> None:
    given = set().union(*PERMISSIONS.values())
    needed = {move.permission for table in (CASE, ORDER) for move in table.transitions.values()}
    assert needed - {"cases.system"} <= given


def test_who_reports_can_never_be_the_only_one_who_approves() -> None:
    """Handlers report, others approve: a role with both still meets the guard on the person."""
    handlers = {role for role, allowed in PERMISSIONS.items() if "cases.approve" not in allowed}
    assert {"community_worker", "grid_worker", "property_manager", "resident"} <= handlers
    assert {move.guard for (_, name), move in ORDER.transitions.items() if name == "approve"} == {"not_reporter"}


def test_escalation_changes_no_state() -> None:
    for state in case_table.LIVE:
        assert CASE.move(state, "escalate").to == state
    assert not any("escalate" in CASE.commands(state) for state in case_table.ENDED)


def test_a_pause_belongs_to_running_and_a_resumption_to_paused() -> None:
    assert {state for state, command in CLOCK.transitions if command == "pause"} == {"running"}
    assert {state for state, command in CLOCK.transitions if command == "resume"} == {"paused"}
    assert clock_table.WARN_AT == (50, 80, 100)
