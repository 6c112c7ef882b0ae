"""The states of a question for people, who may move it, and the terms it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.kernel.states import StateTable, Transition

REVIEW, STEWARD, RUN = "ledgers.review", "ledgers.approve", "ledgers.run"
LEASE = timedelta(minutes=30)
TERM_DAYS = 10
UNDO_OWN = timedelta(hours=24)

_T = Transition
REVIEW_TRANSITIONS = StateTable(
    "review-item",
    "open",
    {
        ("open", "take"): _T("taken", REVIEW, effects=("lease",)),
        # A lease that ran out is nobody's: the question is open again without anybody touching it.
        ("taken", "take"): _T("taken", REVIEW, "free", ("lease",)),
        ("taken", "release"): _T("open", REVIEW, "free", ("end_lease",)),
        ("open", "decide"): _T("decided", REVIEW, effects=("apply",)),
        ("taken", "decide"): _T("decided", REVIEW, "free", ("apply",)),
        ("field_check", "decide"): _T("decided", REVIEW, effects=("apply",)),
        # What a community let pass is the street's to settle.
        ("expired", "decide"): _T("decided", STEWARD, effects=("apply",)),
        # Between two offices a steward rules, unless somebody went there and asked.
        ("open", "keep"): _T("decided", STEWARD, effects=("rule",)),
        ("taken", "keep"): _T("decided", STEWARD, "free", ("rule",)),
        ("field_check", "keep"): _T("decided", REVIEW, effects=("rule",)),
        ("expired", "keep"): _T("decided", STEWARD, effects=("rule",)),
        ("open", "send_out"): _T("field_check", REVIEW, effects=("end_lease",)),
        ("taken", "send_out"): _T("field_check", REVIEW, "free", ("end_lease",)),
        ("field_check", "miss"): _T("field_check", REVIEW, effects=("count_visit",)),
        # Who was sent out and cannot find out hands the question back to the desk.
        ("field_check", "bring_back"): _T("open", REVIEW, effects=("new_term",)),
        ("open", "expire"): _T("expired", RUN, "past_due", ("street_queue",)),
        ("expired", "reopen"): _T("open", STEWARD, effects=("new_term",)),
        ("decided", "undo"): _T("open", REVIEW, "own_day_or_steward", ("take_back",)),
    },
)
WAITING = ("open", "taken")
# Decisions by the command that makes them.
DECISIONS = {"decide": ("same", "different", "new"), "keep": ("keep_a", "keep_b")}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the guards ask about a question: who holds it until when, who decided it when, by when it is due."""

    taken_by: UUID | None
    taken_until: datetime | None
    decided_by: UUID | None
    decided_at: datetime | None
    due_at: datetime


def command_for(decision: str) -> str:
    """The command a decision is made by; '' for a word that is none."""
    return next((command for command, words in DECISIONS.items() if decision in words), "")


def is_free(one: Standing, actor: UUID, now: datetime) -> bool:
    """Whether nobody else holds the question."""
    return one.taken_by in (None, actor) or one.taken_until is None or one.taken_until <= now


def allows(guard: str, one: Standing, actor: UUID, now: datetime, *, steward: bool) -> bool:
    """Whether a transition's guard lets the actor pass; raises KeyError for a guard nobody wrote."""
    own_day = one.decided_by == actor and one.decided_at is not None and now - one.decided_at <= UNDO_OWN
    return {
        "": True,
        "free": is_free(one, actor, now),
        "past_due": one.due_at <= now,
        "own_day_or_steward": own_day or steward,
    }[guard]
