"""Reads without an emergency: the own entry, and numbers that single nobody out."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import polars as pl
import pytest

from jiayuan.identity.api import Channel, acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EMERGENCY_CARE, SERVICE_SELF, UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import CareEntry
from tests.ledgers import books
from tests.people import Person, as_service
from tests.registry.care.conftest import WISHES, Town
from tests.tree import DISTRICT, HOME, HOME_COMPOUND, NEXT

pytestmark = pytest.mark.django_db


def counted(person: Person) -> list[tuple[str, int | None]]:
    with person.acting(EMERGENCY_CARE) as acting:
        return api.care_counts(EMERGENCY_CARE, acting.scope)


def settle(count: int) -> list[UUID]:
    """So many more people in the first compound, both buildings in turn."""
    people = [books.person(100 + n) for n in range(count)]
    rows = [
        {"entity": str(one), "name": "何" + "一二三四五六七八九十"[n % 10], "residence.actual": books.room(n)}
        for n, one in enumerate(people)
    ]
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        api.bulk_load(pl.DataFrame(rows), origin="person-base", as_of=books.AS_OF)
    return people


def all_agree(town: Town, people: list[UUID]) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        for one in people:
            api.record_care_yes(one, WISHES, Channel.PAPER, "名册")


def test_nobody_else_has_an_own_entry(town: Town) -> None:
    town.say_yes()
    with town.people.neighbour.as_resident().acting(SERVICE_SELF):
        assert api.my_care() is None
    with town.people.worker.acting(EMERGENCY_CARE):
        assert api.my_care() is None


def test_a_big_enough_compound_is_counted_and_its_buildings_are_not(town: Town) -> None:
    all_agree(town, settle(12))
    assert counted(town.people.worker) == [(HOME_COMPOUND.value, 12)]
    assert counted(town.people.officer) == [(HOME_COMPOUND.value, 12)]


def test_who_said_no_who_died_and_whose_year_is_over_are_not_counted(town: Town) -> None:
    people = settle(13)
    all_agree(town, people)
    with town.people.worker.acting(EMERGENCY_CARE):
        api.record_care_no(people[0], Channel.VISIT)
    with as_service():
        dead = api.FactRow(people[1], "dead_on", value="2026-05-01")
        api.record_facts(api.FactBatch(uuid7(), "civil", clock.today(), [dead]))
        CareEntry.objects.filter(subject=people[2]).update(until=clock.today())
    assert counted(town.people.worker) == [(HOME_COMPOUND.value, 10)]
    with as_service():
        CareEntry.objects.filter(subject=people[3]).update(until=clock.today() - timedelta(days=1))
    assert counted(town.people.worker) == [(HOME.value, None)]


def move(person: UUID, room: str) -> None:
    better = {"residence.actual": 0}
    fact = api.FactRow(person, "residence.actual", place=room)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        api.record_facts(api.FactBatch(uuid7(), "visit", clock.today(), [fact], ranks=better))


def test_who_moved_away_is_not_visited_at_the_old_door(town: Town) -> None:
    (one,) = settle(1)
    all_agree(town, [one])
    opening = town.emergency()
    town.on_shift(town.people.worker)
    assert len(town.names(opening)) == 1
    move(one, NEXT.value + "0001.0001.01.0101.")
    assert town.names(opening) == []


def test_a_no_said_at_the_new_home_reaches_the_old_entry(town: Town) -> None:
    (one,) = settle(1)
    all_agree(town, [one])
    move(one, NEXT.value + "0001.0001.01.0101.")
    with town.people.neighbour.acting(EMERGENCY_CARE):
        api.record_care_no(one, Channel.VISIT)
    with as_service(DISTRICT):
        assert not CareEntry.objects.exists()


def test_a_yes_said_at_the_new_home_moves_the_entry(town: Town) -> None:
    (one,) = settle(1)
    all_agree(town, [one])
    move(one, NEXT.value + "0001.0001.01.0101.")
    with town.people.neighbour.acting(EMERGENCY_CARE):
        api.record_care_yes(one, WISHES, Channel.VISIT, "新签")
    with as_service(DISTRICT):
        (entry,) = CareEntry.objects.all()
    assert PlacePath(entry.place_path) == PlacePath(NEXT.value + "0001.0001.01.0101.")


def test_a_merged_person_stays_on_the_register(town: Town, storm: UUID) -> None:
    (twin,) = settle(1)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        api.merge(twin, town.resident, reason="同一人")
    assert [one.needs for one in town.names(storm)] == [WISHES.needs]


def test_a_scope_without_place_counts_nobody(town: Town) -> None:
    town.say_yes()
    with town.people.resident.acting(EMERGENCY_CARE) as acting:
        scope = type(acting.scope)(None, subject=acting.scope.subject)
        assert api.care_counts(EMERGENCY_CARE, scope) == []
