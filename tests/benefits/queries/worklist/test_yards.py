"""A walk: yards by what it may free, and the questions of each door."""

from __future__ import annotations

import pytest

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_MATCHING
from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT_COMPOUND, NEXT_ROOM

pytestmark = pytest.mark.django_db
OTHER_ROOM = HOME_BUILDING.child("01").child("0102")


def yards(who: Person, fact: str = "") -> list[api.Yard]:
    with who.acting(BENEFIT_MATCHING) as acting:
        return list(api.blocking_yards(acting.scope, fact))


def doors(who: Person, yard: PlacePath) -> list[api.Door]:
    with who.acting(BENEFIT_MATCHING) as acting:
        return list(api.blocking_doors(acting.scope, yard))


def test_a_yard_counts_doors_people_and_worth(worker: Person) -> None:
    assessed("hukou", high=10_000, times=2)
    assessed("elder.assessed", high=30_000, place=OTHER_ROOM)
    (yard,) = yards(worker)
    assert (yard.path, yard.doors, yard.people, yard.worth) == (HOME_COMPOUND, 2, 3, 50_000 * 10)


def test_the_walk_worth_most_comes_first(officer: Person) -> None:
    assessed("hukou", high=10_000, times=2)
    assessed("hukou", high=90_000, place=NEXT_ROOM)
    assert [yard.path for yard in yards(officer)] == [NEXT_COMPOUND, HOME_COMPOUND]


def test_yards_of_one_fact(officer: Person) -> None:
    assessed("hukou")
    assessed("elder.assessed", place=NEXT_ROOM)
    assert [yard.path for yard in yards(officer, "elder.assessed")] == [NEXT_COMPOUND]


def test_who_is_registered_in_no_yard_is_nobody_to_walk_to(worker: Person) -> None:
    assessed("hukou", place=HOME)
    assert yards(worker) == []


def test_a_door_shows_its_questions_and_what_they_open(worker: Person) -> None:
    assessed("hukou", "elder.assessed")
    assessed("hukou", policy="bj.elder_aged")
    (door,) = doors(worker, HOME_COMPOUND)
    assert door.path == HOME_ROOM
    assert [asked.fact for asked in door.questions] == ["hukou", "elder.assessed"]
    assert [words.zh for words in door.opens] == ["失能老年人护理补贴", "高龄老年人津贴"]


def test_the_visit_worth_most_comes_first(worker: Person) -> None:
    assessed("hukou", high=10_000, place=OTHER_ROOM)
    assessed("hukou", high=20_000)
    assert [door.path for door in doors(worker, HOME_COMPOUND)] == [HOME_ROOM, OTHER_ROOM]


def test_a_door_names_nobody_and_weighs_nobody() -> None:
    assert set(api.Door.__slots__) == {"path", "questions", "opens"}


def test_looking_at_doors_is_recorded_for_those_behind_them(worker: Person, auditor: Person) -> None:
    (row,) = assessed("hukou")
    doors(worker, HOME_COMPOUND)
    with auditor.acting(AUDIT_REVIEW):
        (entry,) = Record.objects.filter(act="benefits.worklist")
    assert [str(one) for one in entry.subjects] == [str(row.person)]


def test_a_yard_of_the_next_community_is_not_there(worker: Person, neighbour: Person) -> None:
    assessed("hukou")
    with pytest.raises(NotFound):
        doors(neighbour, HOME_COMPOUND)


def test_nobody_assessed_is_an_empty_list(worker: Person) -> None:
    assert (yards(worker), doors(worker, HOME_COMPOUND)) == ([], [])
