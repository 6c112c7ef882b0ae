"""One person under two ids: the last word counts, wherever it was written."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.identity.api import Channel
from jiayuan.kernel.purpose import EMERGENCY_CARE, SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.models import CareEntry
from tests.ledgers.books import person
from tests.people import as_service
from tests.registry.care.conftest import WISHES, Town

pytestmark = pytest.mark.django_db
OTHER = api.Wishes(("wheelchair",), "儿子", "")


@pytest.fixture
def merged(town: Town) -> UUID:
    """The resident said yes, then their record became another one."""
    town.say_yes()
    with as_service():
        return api.merge(person(0), town.resident, "同一人")


def mine(town: Town) -> api.CareView | None:
    with town.people.resident.acting(SERVICE_SELF):
        return api.my_care()


def by_worker(town: Town, subject: UUID, wishes: api.Wishes | None) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        if wishes is None:
            api.record_care_no(subject, Channel.VISIT)
        else:
            api.record_care_yes(subject, wishes, Channel.VISIT, "2026-1")


def entries() -> int:
    with as_service():
        return CareEntry.objects.count()


def test_a_yes_outlives_the_merge(town: Town, merged: UUID) -> None:
    town.on_shift(town.people.worker)
    assert [one.needs for one in town.names(town.emergency())] == [WISHES.needs]


def test_a_no_said_to_a_worker_ends_what_was_said_under_the_old_id(town: Town, merged: UUID) -> None:
    by_worker(town, merged, None)
    assert (entries(), mine(town)) == (0, None)


def test_a_yes_written_under_the_new_id_takes_the_place_of_the_old_one(town: Town, merged: UUID) -> None:
    by_worker(town, merged, OTHER)
    found = mine(town)
    assert entries() == 1
    assert found
    assert found.wishes.needs == ("wheelchair",)


def test_the_resident_s_own_no_ends_what_a_worker_wrote(town: Town, merged: UUID) -> None:
    by_worker(town, merged, OTHER)
    with town.people.resident.acting(SERVICE_SELF):
        api.withdraw_care()
    assert entries() == 0


def test_two_words_of_one_person_are_one_line_in_an_emergency(town: Town) -> None:
    town.say_yes()
    by_worker(town, person(0), OTHER)
    with as_service():
        api.merge(person(0), town.resident, "同一人")
    town.on_shift(town.people.worker)
    assert [one.needs for one in town.names(town.emergency())] == [("wheelchair",)]


def test_another_s_entry_stays(town: Town, merged: UUID) -> None:
    by_worker(town, person(1), OTHER)
    by_worker(town, merged, None)
    assert entries() == 1
