"""What was built on a file's statements is listed, whoever built it, and never touched."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.config import uses
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers import uses as asking
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.stages.test_undoing import PHONES, sheet
from tests.people import People, as_service

A, B = books.person(0), books.person(1)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[list[UUID]]:
    """A module that has used everything it is asked about, beside those that are wired."""
    told: list[list[UUID]] = []

    def asker(people: Sequence[UUID], scope: Scope) -> list[api.Use]:
        told.append(list(people))
        return [api.Use("test", f"{n}", person, "open") for n, person in enumerate(people)]

    monkeypatch.setattr(asking, "_askers", list(asking._askers))
    api.ask_as_well(asker)
    api.ask_as_well(asker)
    return told


def uses_seen(desk: Desk, ref: api.FileRef) -> list[api.Use]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return [use for use in api.uses_of(ref.id) if use.kind == "test"]


def offered(person: UUID, state: str) -> Offer:
    return Offer.objects.create(
        person=person, policy="elder.aged", state=state, kind="sure", book_hash="x", entitled_from=books.AS_OF,
        found_at=clock.now(), moved_at=clock.now(), place_path=books.room(0),
    )  # fmt: skip


def test_whoever_was_spoken_of_is_asked_about_once(desk: Desk, heard: list[list[UUID]]) -> None:
    ref = desk.merge(sheet(0, 1, phone=PHONES[1]))
    assert [use.person for use in uses_seen(desk, ref)] == [A, B]
    assert heard == [[A, B]]


def test_the_list_stays_after_the_undo(desk: Desk, heard: list[list[UUID]]) -> None:
    ref = desk.merge(sheet(0, phone=PHONES[1]))
    before = uses_seen(desk, ref)
    desk.do(ref, "undo", reason="x")
    assert uses_seen(desk, ref) == before != []


def test_who_was_merged_since_is_asked_about_as_who_he_is(desk: Desk, heard: list[list[UUID]]) -> None:
    ref = desk.merge(sheet(1, phone=PHONES[1]))
    with desk.officer.acting(REGISTRY_REVIEW):
        registry.merge(A, B, "同一人")
    assert [use.person for use in uses_seen(desk, ref)] == [A]


def test_a_file_that_said_nothing_yet_asks_nobody(desk: Desk, heard: list[list[UUID]]) -> None:
    ref = desk.upload(sheet(0))
    assert (uses_seen(desk, ref), heard) == ([], [])


def test_the_neighbour_learns_nothing(desk: Desk, people: People, heard: list[list[UUID]]) -> None:
    ref = desk.merge(sheet(0))
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.uses_of(ref.id)
    assert heard == []


@pytest.mark.parametrize(("state", "listed"), [("found", True), ("closed", False), ("refused", False)])
def test_open_offers_are_listed_and_closed_ones_are_not(desk: Desk, state: str, listed: bool) -> None:
    ref = desk.merge(sheet(0, phone=PHONES[1]))
    with as_service() as acting:
        offer = offered(A, state)
        found = uses.of_benefits([A, B], acting.scope)
        assert [(use.kind, use.ref, use.person) for use in found] == [("benefit", str(offer.pk), A)] * listed
        assert [use.kind for use in api.uses_of(ref.id)] == ["benefit"] * listed
    desk.do(ref, "undo", reason="x")
    with as_service():
        assert Offer.objects.get().state == state


def test_nobody_s_cases_are_listed_for_a_stranger(desk: Desk) -> None:
    with as_service() as acting:
        assert uses.of_cases([uuid7()], acting.scope) == []
