"""Who may be offered something, straight from assessments."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import Assessment, Entitlement, Offer, Run
from jiayuan.benefits.queries.candidates import candidates, gone, taken
from jiayuan.benefits.rules import CLOSED, OFFERS
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.kernel.scope import Scope
from tests.people import Person
from tests.tree import HOME_ROOM, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db
MONTH = date(2026, 3, 1)
SCOPE = Scope(STREET)


def row(run: Run, person: UUID, **values: Any) -> Assessment:
    common = {"place_path": HOME_ROOM.value, "policy": "bj.elder_aged", "month": MONTH, "code": 1, "row": "r1"}
    return Assessment.objects.create(**{**common, "amount": 10_000, "high": 10_000, **values}, person=person, run=run)


def offer(person: UUID, **values: Any) -> Offer:
    now = clock.now()
    common = {"place_path": HOME_ROOM.value, "policy": "bj.elder_aged", "kind": "sure", "row": "r1", "amount": 10_000}
    common |= {"book_hash": "x", "entitled_from": MONTH, "found_at": now, "moved_at": now}
    return Offer.objects.create(**{**common, **values}, person=person)


@pytest.fixture
def desk(officer: Person) -> Any:
    """A finished run; the officer searches."""
    with officer.acting(BENEFIT_MATCHING):
        now = clock.now()
        yield Run.objects.create(
            place_path=STREET.value, book_hash="x", as_of=MONTH, month=MONTH, started_at=now, finished_at=now
        )


def chosen(*, ask: bool = False, policies: tuple[str, ...] = ()) -> set[UUID]:
    return set(candidates(SCOPE, MONTH, policies, ask=ask).values_list("person", flat=True))


@pytest.mark.parametrize(
    ("values", "sure", "asked"),
    [
        ({}, True, True),
        ({"drawing": True}, False, False),
        ({"month": add_months(MONTH, -1)}, False, False),
        ({"code": -1, "amount": None, "high": 5_000}, False, True),
        ({"code": -1, "amount": None, "high": 4_999}, False, False),
        ({"code": -3, "amount": None, "high": None}, False, True),
        ({"code": -2, "amount": None, "high": 30_000}, False, True),
    ],
)
def test_a_yes_is_offered_an_unknown_is_asked(values: dict[str, Any], sure: bool, asked: bool, desk: Run) -> None:
    person = uuid7()
    row(desk, person, **values)
    assert (person in chosen(), person in chosen(ask=True)) == (sure, asked)


def test_what_is_open_is_not_offered_again(desk: Run) -> None:
    person = uuid7()
    row(desk, person)
    made = offer(person, state="found")
    open_states = set()
    for state in sorted(OFFERS.states - {""}):
        Offer.objects.filter(pk=made.pk).update(state=state, row="other")
        if person not in chosen():
            open_states.add(state)
    assert open_states == OFFERS.states - {"", *CLOSED}


@pytest.mark.parametrize(
    ("values", "again"),
    [
        ({}, False),
        ({"row": "r2"}, True),
        ({"amount": 9_000}, True),
        ({"policy": "bj.elder_nursing"}, True),
    ],
)
def test_a_no_holds_for_the_same_line_at_the_same_amount(values: dict[str, Any], again: bool, desk: Run) -> None:
    person = uuid7()
    row(desk, person)
    offer(person, state="declined", **values)
    assert (person in chosen()) is again


def test_an_unknown_that_was_declined_is_not_asked_again(desk: Run) -> None:
    person = uuid7()
    row(desk, person, code=-1, row="", amount=None, high=30_000)
    offer(person, state="declined", kind="ask", row="", amount=None)
    assert person not in chosen(ask=True)


@pytest.mark.parametrize(("until", "again"), [(None, False), (add_months(MONTH, -1), True)])
def test_who_draws_from_here_is_not_offered_it(until: date | None, again: bool, desk: Run) -> None:
    person = uuid7()
    row(desk, person)
    common = {"person": person, "place_path": HOME_ROOM.value, "policy": "bj.elder_aged", "row": "r1", "book_hash": "x"}
    Entitlement.objects.create(
        **common, offer=offer(person, state="stopped"), from_month=date(2025, 1, 1), to_month=until, amount=10_000
    )
    assert (person in chosen()) is again


def test_policies_narrow_and_places_bound(desk: Run) -> None:
    here, there = uuid7(), uuid7()
    row(desk, here)
    row(desk, there, place_path=NEXT_ROOM.value, policy="bj.elder_nursing")
    assert chosen() == {here, there}
    assert chosen(policies=("bj.elder_nursing",)) == {there}
    assert set(candidates(Scope(HOME_ROOM), MONTH, (), ask=False).values_list("person", flat=True)) == {here}


def test_what_is_taken_comes_from_ledgers_offers_and_entitlements(desk: Run) -> None:
    person, other = uuid7(), uuid7()
    row(desk, person, policy="bj.disabled_nursing", drawing=True)
    offer(person, state="checking", policy="bj.elder_hardship")
    offer(person, state="declined", policy="bj.elder_aged")
    row(desk, other)
    assert dict(taken(SCOPE, MONTH)) == {person: {"bj.disabled_nursing", "bj.elder_hardship"}}


@pytest.mark.parametrize("state", sorted(OFFERS.states - {""}))
def test_only_what_nobody_answered_can_be_gone(state: str, desk: Run) -> None:
    made = offer(uuid7(), state=state)
    assert (made in gone(SCOPE, MONTH)) is (state in {"found", "contacted", "unreachable"})


def test_a_yes_or_an_open_answer_of_the_month_keeps_an_offer(desk: Run) -> None:
    kept, over, other = (offer(uuid7(), state="found") for _ in range(3))
    row(desk, kept.person, code=-1, amount=None)
    row(desk, over.person, month=add_months(MONTH, -1))
    row(desk, other.person, policy="bj.elder_nursing")
    assert set(gone(SCOPE, MONTH)) == {over, other}
