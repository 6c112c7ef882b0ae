"""What the tables of the care register hold by themselves."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import AUDIT_REVIEW, EMERGENCY_CARE, SERVICE_SELF
from jiayuan.registry.models import CareEntry, CareOpening, CareReading
from tests.people import People, Person, as_service
from tests.registry.care.conftest import Town, storm, town
from tests.tree import HOME_ROOM, NEXT_ROOM

__all__ = ["storm", "town"]
pytestmark = pytest.mark.django_db


def entry(subject: UUID, **changes: object) -> CareEntry:
    words = {
        "place_path": HOME_ROOM.value, "sealed": b"x", "channel": "web", "recorded_by": subject,
        "agreed_at": clock.now(), "until": clock.today(),
    } | changes  # fmt: skip
    return CareEntry(subject=subject, **words)


def test_a_recorded_yes_without_a_paper_cannot_be_stored(people: People) -> None:
    for channel in ("visit", "paper", "counter"):
        with as_service(), pytest.raises(IntegrityError), transaction.atomic():
            entry(UUID(int=7), channel=channel).save(force_insert=True)


def test_a_person_has_one_entry(people: People) -> None:
    with as_service():
        entry(UUID(int=7)).save(force_insert=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            entry(UUID(int=7)).save(force_insert=True)


def mine(person: Person) -> UUID:
    assert person.subject
    return person.subject


def test_a_resident_writes_and_reads_the_own_entry_alone(people: People) -> None:
    resident, neighbour = people.resident, people.neighbour.as_resident()
    with as_service():
        entry(mine(neighbour), place_path=NEXT_ROOM.value).save(force_insert=True)
    with resident.acting(SERVICE_SELF):
        entry(mine(resident)).save(force_insert=True)
        assert [one.subject for one in CareEntry.objects.all()] == [mine(resident)]
        assert CareEntry.objects.filter(subject=mine(neighbour)).delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            entry(UUID(int=9)).save(force_insert=True)


def test_entries_of_the_next_community_are_not_there(people: People) -> None:
    with as_service():
        entry(UUID(int=7)).save(force_insert=True)
    with people.neighbour.acting(EMERGENCY_CARE):
        assert not CareEntry.objects.exists()
    with people.auditor.acting(AUDIT_REVIEW), pytest.raises(DatabaseError), transaction.atomic():
        CareEntry.objects.count()


def test_what_was_read_is_never_changed_or_deleted(town: Town, storm: UUID) -> None:
    town.names(storm)
    with town.people.worker.acting(EMERGENCY_CARE):
        rows = CareReading.objects.all()
        assert rows.count() == 1
        for deed in (lambda: rows.update(reader=UUID(int=1)), lambda: rows._raw_delete("default")):
            with pytest.raises(DatabaseError), transaction.atomic():
                deed()


def test_a_resident_cannot_open_an_emergency(town: Town, storm: UUID) -> None:
    with town.people.resident.acting(SERVICE_SELF):
        assert CareOpening.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            CareOpening.objects.update(name="演习")
