"""The state tables, walked: every state, every command, every role."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits import rules
from jiayuan.benefits.rules import DELIVERIES, OFFERS
from jiayuan.identity.api import Role
from jiayuan.identity.rules import role_may
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.states import StateTable

COMMANDS = sorted({command for _, command in OFFERS.transitions})
STATES = sorted(OFFERS.states)
ENDS = {"closed", "upheld", "lapsed"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_move_is_in_the_table_or_refused_with_what_is_possible(state: str, command: str) -> None:
    if (state, command) in OFFERS.transitions:
        assert OFFERS.move(state, command).to in OFFERS.states
        return
    with pytest.raises(Conflict) as refused:
        OFFERS.move(state, command)
    assert set(refused.value.allowed) == set(OFFERS.commands(state))


@pytest.mark.parametrize("state", sorted(set(STATES) - ENDS))
def test_no_state_is_a_dead_end_by_mistake(state: str) -> None:
    assert OFFERS.commands(state)


@pytest.mark.parametrize("state", sorted(ENDS))
def test_the_ends_are_ends(state: str) -> None:
    assert OFFERS.commands(state) == ()


def test_every_state_can_be_reached() -> None:
    reached, before = {""}, set()
    while reached != before:
        before = set(reached)
        reached |= {step.to for (state, _), step in OFFERS.transitions.items() if state in reached}
    assert reached == set(STATES)


@pytest.mark.parametrize("command", ["pass", "publish", "fail", "end", "stop", "overturn", "uphold"])
@pytest.mark.parametrize("role", [role.value for role in Role if role.value != "service"])
def test_only_officers_decide(command: str, role: str) -> None:
    permission = next(step.permission for (_, name), step in OFFERS.transitions.items() if name == command)
    assert role_may(role, permission) is (role in ("street_officer", "district_officer"))


@pytest.mark.parametrize("command", ["confirm", "decline", "dispute", "appeal", "supply", "reconsider"])
def test_residents_give_all_the_answers(command: str) -> None:
    assert all(
        role_may("resident", step.permission) for (_, name), step in OFFERS.transitions.items() if name == command
    )


@pytest.mark.parametrize(
    "role", ["visitor", "auditor", "system_admin", "security_admin", "district_analyst", "responder"]
)
def test_others_move_nothing(role: str) -> None:
    assert not any(role_may(role, step.permission) for step in OFFERS.transitions.values())


def test_nothing_is_refused_or_stopped_by_a_machine() -> None:
    assert {OFFERS.move("checking", "fail").guard, OFFERS.move("drawing", "stop").guard} == {"reasoned"}


def test_open_and_closed_states_do_not_overlap() -> None:
    assert not set(rules.CLOSED) & {*rules.MAY_BE_MINE, *rules.UNDER_WAY, "drawing"}


@pytest.mark.parametrize("state", ["handed", "returned", "lost"])
def test_a_delivery_ends(state: str) -> None:
    assert DELIVERIES.commands(state) == ()


def test_only_what_is_out_can_be_handed_over() -> None:
    assert [state for state, command in DELIVERIES.transitions if command == "hand"] == ["out"]


@pytest.mark.parametrize(
    ("status", "high", "kind"),
    [("yes", 1, "sure"), ("unknown", 5_000, "ask"), ("unknown", 4_999, ""), ("unknown", None, "ask"), ("no", 0, "")],
)
def test_what_becomes_an_offer(status: str, high: int | None, kind: str) -> None:
    assert rules.offer_kind(status, high) == kind


def test_seven_days_from_the_first_end_on_the_eighth() -> None:
    assert not rules.notice_over(date(2026, 6, 8), date(2026, 6, 7))
    assert rules.notice_over(date(2026, 6, 8), date(2026, 6, 8))


def test_a_code_has_six_digits() -> None:
    assert [rules.six_digits(number) for number in (7, 123456, 1_000_001)] == ["000007", "123456", "000001"]


def beyond(table: StateTable, state: str) -> set[str]:
    """Every state that can still come after this one."""
    reached, waiting = set(), [state]
    while waiting:
        at = waiting.pop()
        new = {step.to for (start, _), step in table.transitions.items() if start == at} - reached
        reached |= new
        waiting += new
    return reached


def test_every_state_belongs_to_one_list() -> None:
    lists = [*rules.CLOSED, *rules.MAY_BE_MINE, *rules.UNDER_WAY, "drawing", ""]
    assert sorted(lists) == sorted({*lists})
    assert set(lists) == set(STATES)


@pytest.mark.parametrize("state", sorted(set(STATES) - set(rules.CLOSED)))
def test_nobody_is_caught_between_states(state: str) -> None:
    assert beyond(OFFERS, state) & set(rules.CLOSED)


@pytest.mark.parametrize("state", ["refused", "stopped"])
def test_whoever_is_refused_or_stopped_may_draw_again_after_an_appeal(state: str) -> None:
    assert "drawing" in beyond(OFFERS, state)


@pytest.mark.parametrize("state", ["upheld", "closed", "lapsed"])
def test_nothing_follows_an_end(state: str) -> None:
    assert beyond(OFFERS, state) == set()


def test_a_machine_finds_and_forgets_and_nothing_else() -> None:
    alone = {command for (_, command), step in OFFERS.transitions.items() if step.permission == rules.FINDING}
    assert alone == {"find", "lapse", "finish"}


def test_whoever_is_told_once_is_told_again() -> None:
    """What a person was told of does not end in silence."""
    ends = [("contacted", "lapse"), ("drawing", "stop")]
    assert all("tell" in OFFERS.transitions[edge].effects for edge in ends)
    assert "tell" not in OFFERS.transitions["found", "lapse"].effects


def test_money_runs_only_after_proof() -> None:
    opening = [edge for edge, step in OFFERS.transitions.items() if "open_entitlement" in step.effects]
    assert opening == [("delivering", "prove")]
    # Whoever drew before may draw on: changed, back, or after an appeal against a stop.
    again = {("drawing", "amend"), ("stopped", "reopen"), ("appealed", "reinstate")}
    assert {edge for edge, step in OFFERS.transitions.items() if step.to == "drawing"} == {*opening, *again}


def test_an_appeal_is_decided_by_somebody_else() -> None:
    decided = [step for (state, _), step in OFFERS.transitions.items() if state == "appealed"]
    assert {step.guard for step in decided} == {"other_person"}


@pytest.mark.parametrize("state", sorted(DELIVERIES.states))
def test_a_delivery_always_ends(state: str) -> None:
    over = set(rules.DELIVERY_OVER)
    assert state in over or beyond(DELIVERIES, state) & over
    assert not (state in over and DELIVERIES.commands(state))


def test_a_card_in_hand_is_never_lost_or_brought_back() -> None:
    assert {state for state, command in DELIVERIES.transitions if command == "lose"} == {"packed", "out"}
    assert {state for state, command in DELIVERIES.transitions if command == "bring_back"} == {"not_home", "refused"}


def test_every_parcel_can_be_handed_over_while_it_is_under_way() -> None:
    for state in ("planned", "packed", "out", "not_home"):
        assert "handed" in beyond(DELIVERIES, state)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_question_worth_more_is_never_asked_less(one: int, other: int) -> None:
    less, more = sorted((one, other))
    if rules.offer_kind("unknown", less):
        assert rules.offer_kind("unknown", more)


@given(st.dates(), st.integers(-9, 9))
def test_a_notice_is_over_from_its_day_on(until: date, days: int) -> None:
    try:
        today = until + timedelta(days=days)
    except OverflowError:
        return
    assert rules.notice_over(until, today) is (days >= 0)


@given(st.integers(0, 10**12))
def test_a_code_reads_as_six_digits(asked: int) -> None:
    code = rules.six_digits(asked)
    assert len(code) == 6
    assert int(code) == asked % 1_000_000
