"""The states of a question: every state with every command and every role."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.rules.reviews import (
    DECISIONS,
    LEASE,
    REVIEW_TRANSITIONS,
    UNDO_OWN,
    Standing,
    allows,
    command_for,
    is_free,
)

STATES = {"open", "taken", "decided", "field_check", "expired"}
TABLE = REVIEW_TRANSITIONS.transitions
COMMANDS = sorted({command for _, command in TABLE})
WORKERS = {"community_worker", "grid_worker", "street_officer", "district_officer", "service"}
ROLES = [*sorted(WORKERS), "resident", "auditor", "responder", "district_analyst"]
HOLDERS = {
    "ledgers.review": WORKERS,
    "ledgers.approve": {"street_officer", "district_officer", "service"},
    "ledgers.run": {"service"},
}
# Where each command leads, from the specification: five states and the visits in between.
LEADS = {
    "take": {"open": "taken", "taken": "taken"},
    "release": {"taken": "open"},
    "decide": dict.fromkeys(("open", "taken", "field_check", "expired"), "decided"),
    "keep": dict.fromkeys(("open", "taken", "field_check", "expired"), "decided"),
    "send_out": {"open": "field_check", "taken": "field_check"},
    "miss": {"field_check": "field_check"},
    "bring_back": {"field_check": "open"},
    "expire": {"open": "expired"},
    "reopen": {"expired": "open"},
    "undo": {"decided": "open"},
}
ME, OTHER = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def standing(**more: object) -> Standing:
    told: dict[str, object] = {
        "taken_by": None, "taken_until": None, "decided_by": None, "decided_at": None, "due_at": NOW,
    }  # fmt: skip
    return Standing(**(told | more))  # type: ignore[arg-type]


def test_a_question_has_the_five_states_of_the_specification() -> None:
    assert REVIEW_TRANSITIONS.states == STATES == set(ReviewItem.State.values)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", sorted(STATES))
def test_every_state_and_command_leads_where_it_should(state: str, command: str) -> None:
    if state in LEADS[command]:
        assert REVIEW_TRANSITIONS.move(state, command).to == LEADS[command][state]
        return
    with pytest.raises(Conflict) as refused:
        REVIEW_TRANSITIONS.move(state, command)
    assert set(refused.value.allowed) == {one for one, leads in LEADS.items() if state in leads}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", sorted(TABLE), ids="-".join)
def test_every_role_holds_just_its_moves(key: tuple[str, str], role: str) -> None:
    permission = TABLE[key].permission
    assert role_may(role, permission) == (role in HOLDERS[permission])


@pytest.mark.parametrize("command", ["decide", "keep", "reopen"])
def test_what_a_community_let_pass_is_the_streets(command: str) -> None:
    assert TABLE["expired", command].permission == "ledgers.approve"


def test_between_two_offices_a_steward_rules_unless_somebody_went_there() -> None:
    by_state = {state: move.permission for (state, command), move in TABLE.items() if command == "keep"}
    assert by_state.pop("field_check") == "ledgers.review"
    assert set(by_state.values()) == {"ledgers.approve"}


@pytest.mark.parametrize("key", [key for key in sorted(TABLE) if key[0] == "taken"], ids="-".join)
def test_whatever_is_taken_asks_who_holds_it(key: tuple[str, str]) -> None:
    assert TABLE[key].guard == "free"


@pytest.mark.parametrize(
    ("by", "until", "free"),
    [
        (None, None, True),
        (ME, NOW + LEASE, True),
        (OTHER, NOW + LEASE, False),
        (OTHER, NOW + timedelta(seconds=1), False),
        (OTHER, NOW, True),
        (OTHER, NOW - LEASE, True),
        (OTHER, None, True),
    ],
)
def test_a_lease_holds_for_half_an_hour(by: UUID | None, until: datetime | None, free: bool) -> None:
    assert timedelta(minutes=30) == LEASE
    assert is_free(standing(taken_by=by, taken_until=until), ME, NOW) is free


@pytest.mark.parametrize(
    ("by", "ago", "steward", "may"),
    [
        (ME, timedelta(0), False, True),
        (ME, UNDO_OWN, False, True),
        (ME, UNDO_OWN + timedelta(seconds=1), False, False),
        (OTHER, timedelta(0), False, False),
        (OTHER, timedelta(days=400), True, True),
    ],
)
def test_an_own_decision_of_the_day_or_a_steward(by: UUID, ago: timedelta, steward: bool, may: bool) -> None:
    told = standing(decided_by=by, decided_at=NOW - ago)
    assert allows("own_day_or_steward", told, ME, NOW, steward=steward) is may


@pytest.mark.parametrize(("late", "may"), [(timedelta(0), True), (timedelta(seconds=1), True), (-LEASE, False)])
def test_only_what_is_due_expires(late: timedelta, may: bool) -> None:
    assert allows("past_due", standing(due_at=NOW - late), ME, NOW, steward=False) is may


@pytest.mark.parametrize("guard", sorted({move.guard for move in TABLE.values()}))
def test_every_guard_of_the_table_is_written(guard: str) -> None:
    assert allows(guard, standing(), ME, NOW, steward=True) in (True, False)


def test_a_guard_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        allows("maybe", standing(), ME, NOW, steward=True)


@pytest.mark.parametrize("decision", sorted(ReviewItem.Decision.values))
def test_every_decision_has_its_command(decision: str) -> None:
    assert decision in DECISIONS[command_for(decision)]
    assert (command_for(decision) == "keep") == decision.startswith("keep_")


@pytest.mark.parametrize("word", ["", "SAME", "undo", "maybe"])
def test_other_words_decide_nothing(word: str) -> None:
    assert command_for(word) == ""
