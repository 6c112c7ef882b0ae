"""Looks before and after a merge, in one list by key."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.audit.api import record
from jiayuan.identity.acting import acting_entrant
from jiayuan.identity.api import counts_for
from jiayuan.identity.entry import identify
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.registry.mydata_readers import looks
from tests.people import Person, as_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def survivor(resident: Person) -> UUID:
    found = uuid7()
    with as_service():
        counts_for([resident.subject or found], found)
    return found


def seen(worker: Person, *subjects: UUID | None) -> None:
    with worker.acting(BENEFIT_CHECK):
        for subject in subjects:
            record("registry.facts_for", subjects=[subject] if subject else [], fields=["birth"])


def told(resident: Person, survivor: UUID, most: int = 10, before: UUID | None = None) -> list[UUID]:
    entrant = identify(resident.account_id).in_base()
    with acting_entrant(entrant, grant_id=None, purpose=SERVICE_SELF):
        return [one.id for one in looks(survivor, resident.subject or survivor, before, most, "birth")]


def test_both_ids_are_told_the_latest_first(resident: Person, worker: Person, survivor: UUID) -> None:
    seen(worker, resident.subject, survivor, resident.subject)
    found = told(resident, survivor)
    assert len(found) == 3
    assert len(set(found)) == 3


def test_a_page_is_cut_and_the_next_goes_on_by_key(resident: Person, worker: Person, survivor: UUID) -> None:
    seen(worker, *[resident.subject, survivor] * 3)
    first = told(resident, survivor, most=4)
    assert len(first) == 4
    assert [*first, *told(resident, survivor, before=first[-1])] == told(resident, survivor)


def test_others_looks_are_not_among_them(resident: Person, worker: Person, neighbour: Person, survivor: UUID) -> None:
    seen(worker, neighbour.subject)
    assert told(resident, survivor) == []


def test_without_a_merge_each_look_is_told_once(resident: Person, worker: Person) -> None:
    assert resident.subject
    seen(worker, resident.subject)
    with resident.acting(SERVICE_SELF):
        assert len(looks(resident.subject, resident.subject, None, 10, "birth")) == 1
