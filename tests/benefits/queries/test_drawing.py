"""Who is asked about by night: whoever draws now, and whoever the base itself stopped not long ago."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from jiayuan.benefits.models import Entitlement, Offer, StopEvent, StopProposal
from jiayuan.benefits.queries.drawing import drawn_now, stopped_lately
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.scope import Scope
from tests.benefits.money import drawn
from tests.people import Person
from tests.tree import HOME, NEXT, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db
TODAY, SINCE, STOPPED = date(2026, 11, 28), date(2025, 1, 1), date(2026, 8, 1)
SCOPE = Scope(STREET)


def stopped(month: date = STOPPED, *, by: str = "confirmed", kind: str = "stop", reason: str = "hukou") -> Entitlement:
    """A period that ended; `by` is the state of the proposal it ended by, "" for an officer's own accord."""
    row = drawn(uuid7(), SINCE, until=month)
    placed = {"person": row.person, "place_path": row.place_path, "entitlement": row, "reason": reason}
    StopEvent.objects.create(**placed, effective_month=month, confirmed_by_id=uuid4(), told_at=clock.now())
    if by:
        StopProposal.objects.create(**placed, kind=kind, since=month, state=by, proposed_at=clock.now())
    return row


def lately(scope: Scope = SCOPE, today: date = TODAY) -> list[tuple[int, str]]:
    return [(row.pk, reason) for row, reason in stopped_lately(scope, today)]


def test_only_periods_without_an_end_are_drawn_now(checking: Person) -> None:
    first, _over, second = drawn(uuid7()), drawn(uuid7(), SINCE, until=STOPPED), drawn(uuid7())
    assert [row.pk for row in drawn_now(SCOPE)] == [first.pk, second.pk]


@pytest.mark.parametrize(("scope", "seen"), [(Scope(HOME), 1), (Scope(NEXT), 1), (SCOPE, 2), (Scope(), 0)],
                         ids=["home", "next", "street", "nowhere"])  # fmt: skip
def test_each_place_asks_about_its_own(scope: Scope, seen: int, checking: Person) -> None:
    drawn(uuid7())
    drawn(uuid7(), place=NEXT_ROOM.value)
    assert drawn_now(scope).count() == seen


@pytest.mark.parametrize("reason", ["hukou", "relief", "disability"])
def test_what_the_base_stopped_is_looked_at_again_with_its_reason(reason: str, checking: Person) -> None:
    row = stopped(reason=reason)
    assert lately() == [(row.pk, reason)]


@pytest.mark.parametrize("state", ["", "dismissed", "moot", "proposed"], ids=lambda state: state or "own accord")
def test_what_a_person_decided_alone_no_machine_questions(state: str, checking: Person) -> None:
    stopped(by=state)
    assert lately() == []


def test_a_proposal_of_another_kind_was_no_stop(checking: Person) -> None:
    stopped(kind="amend")
    assert lately() == []


@pytest.mark.parametrize(
    ("month", "asked"),
    [(date(2025, 11, 1), False), (date(2025, 12, 1), True), (date(2026, 11, 1), True), (date(2026, 12, 1), True)],
    ids=str,
)
def test_after_a_year_it_is_found_anew_like_everybody_s(month: date, asked: bool, checking: Person) -> None:
    stopped(month)
    assert bool(lately()) is asked


def test_a_stop_that_was_taken_back_is_none(checking: Person) -> None:
    row = stopped()
    StopEvent.objects.filter(entitlement=row).update(reopened_by_id=uuid4(), reopened_at=clock.now())
    assert lately() == []


@pytest.mark.parametrize("state", ["drawing", "appealed", "upheld", "closed"])
def test_only_an_offer_that_still_stands_stopped_counts(state: str, checking: Person) -> None:
    row = stopped()
    Offer.objects.filter(pk=row.offer_id).update(state=state)
    assert lately() == []


@pytest.mark.parametrize(("same", "asked"), [(True, 0), (False, 1)], ids=["same policy", "another"])
def test_whoever_draws_the_same_again_is_not_asked_about_the_old_period(
    same: bool, asked: int, checking: Person
) -> None:
    row = stopped()
    drawn(row.person, date(2026, 9, 1), policy=row.policy if same else "bj.elder_nursing")
    assert len(lately()) == asked


def test_stops_of_another_place_are_that_place_s(checking: Person) -> None:
    stopped()
    assert (len(lately(Scope(HOME))), lately(Scope(NEXT)), lately(Scope())) == (1, [], [])


def test_a_resident_s_own_scope_shows_the_own_periods_alone(checking: Person) -> None:
    mine, _other = stopped(), stopped()
    assert lately(Scope(subject=mine.person)) == [(mine.pk, "hukou")]
    assert lately(Scope(subject=UUID(int=1))) == []
