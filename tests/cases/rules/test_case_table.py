"""The case machine walked in full: states × commands × roles."""

from __future__ import annotations

import pytest

from jiayuan.cases.actions.checks import CHECKS
from jiayuan.cases.actions.effects import EFFECTS, ELSEWHERE
from jiayuan.cases.rules.case_table import CASE, COMMANDS, ENDED, LIVE, STATES
from jiayuan.cases.rules.guards import GUARDS
from jiayuan.identity.permissions.cases import PERMISSIONS
from jiayuan.kernel.errors import Conflict

ROLES = sorted(PERMISSIONS)
# The rows of specification 4.1: from, command, to.
ROWS = (
    ("", "receive", "received"), ("received", "answer_directly", "answered"), ("received", "decline", "declined"),
    ("received", "dispatch", "open"), ("open", "ask", "waiting"), ("waiting", "reply", "open"),
    ("waiting", "ask_lapsed", "open"), ("suspended", "resume", "open"), ("suspended", "review_due", "open"),
    ("open", "approve_suspend", "suspended"), ("open", "all_done", "feedback_due"),
    ("feedback_due", "record_feedback", "closed"), ("feedback_due", "lapse", "closed"),
    ("feedback_due", "reopen", "open"), ("closed", "reopen", "open"), ("answered", "reopen", "received"),
    ("received", "merge", "merged"), ("open", "merge", "merged"), ("waiting", "merge", "merged"),
    ("merged", "unmerge", "received"), ("declined", "reconsider", "received"), ("received", "withdraw", "closed"),
    ("open", "withdraw", "closed"), ("waiting", "withdraw", "closed"), ("suspended", "withdraw", "closed"),
)  # fmt: skip
SAME = ("reclassify", "relocate", "set_urgency", "note", "attach", "supervise", "conceal", "join", "follow", "message",
        "escalate")  # fmt: skip
SIGNATURES = ("ask_suspend", "endorse_suspend")


def expected(state: str, command: str) -> str | None:
    for start, name, end in ROWS:
        if (start, name) == (state, command):
            return end
    if command in SAME and state in LIVE:
        return state
    if command == "split" and state in LIVE:
        return "open" if state == "received" else state
    if command in SIGNATURES and state == "open":
        return "open"
    return "feedback_due" if (state, command) == ("feedback_due", "partial_feedback") else None


def test_nine_states() -> None:
    assert len(STATES) == 9
    assert CASE.states == {"", *STATES}


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_pair_of_state_and_command(state: str, command: str) -> None:
    wanted = expected(state, command)
    if wanted is None:
        with pytest.raises(Conflict) as caught:
            CASE.move(state, command)
        assert caught.value.allowed == CASE.commands(state)
    else:
        assert CASE.move(state, command).to == wanted


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("command", COMMANDS)
def test_who_may_give_a_command(role: str, command: str) -> None:
    needed = {move.permission for (_, name), move in CASE.transitions.items() if name == command}
    assert len(needed) == 1
    allowed = needed <= PERMISSIONS[role]
    assert not (allowed and needed == {"cases.system"})
    if role == "resident":
        assert allowed == (command in RESIDENT)


RESIDENT = {
    "receive", "reply", "reopen", "withdraw", "record_feedback", "partial_feedback", "attach", "join", "follow",
    "message",
}  # fmt: skip


def test_every_effect_is_understood() -> None:
    names = {name for move in CASE.transitions.values() for name in move.effects}
    assert names <= set(EFFECTS) | ELSEWHERE


def test_every_guard_has_a_keeper() -> None:
    inside = {"place", "one_lead", "mergeable", "reclassify", "relocate", "set_urgency", "attach", "split", "conceal",
              "join", "follow"}  # fmt: skip
    guards = {move.guard for move in CASE.transitions.values() if move.guard}
    assert guards <= set(GUARDS) | set(CHECKS) | inside


def test_live_and_ended_share_nothing() -> None:
    assert not set(LIVE) & set(ENDED)


def test_an_ended_case_takes_no_notes() -> None:
    assert {command for state in ENDED for command in CASE.commands(state)} == {"reopen", "unmerge", "reconsider"}
