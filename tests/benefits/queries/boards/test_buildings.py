"""Where the entitled live who draw nothing: by community or building, never by door."""

from __future__ import annotations

import pytest

from jiayuan.benefits.queries.boards.buildings import Missed, missed_places
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import STATISTICS
from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db
AGED = "bj.elder_aged"


def places(who: Person, at: PlacePath) -> dict[str, Missed]:
    with who.acting(STATISTICS) as acting:
        return {one.path.value: one for one in missed_places(acting.scope, at)}


def test_a_street_shows_its_communities(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=12)
    assessed(policy=AGED, code=1, place=NEXT_ROOM, times=11)
    found = places(officer, STREET)
    assert (found[HOME.value].people, found[NEXT.value].people) == (12, 11)
    assert found[HOME.value].lon


def test_a_community_shows_its_buildings(worker: Person) -> None:
    assessed(policy=AGED, code=1, times=12)
    found = places(worker, HOME)
    assert found[HOME_BUILDING.value].people == 12
    assert all(path.level == HOME_BUILDING.level for path in (one.path for one in found.values()))


def test_a_few_and_what_would_give_them_away_are_hidden(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=12)
    assessed(policy=AGED, code=1, place=NEXT_ROOM, times=3)
    found = places(officer, STREET)
    assert (found[HOME.value].people, found[NEXT.value].people) == (None, None)


@pytest.mark.parametrize(("code", "drawing"), [(1, True), (-1, False)])
def test_who_draws_or_is_undecided_misses_nothing_yet(code: int, drawing: bool, worker: Person) -> None:
    assessed(policy=AGED, code=code, drawing=drawing, times=12)
    assert places(worker, HOME)[HOME_BUILDING.value].people == 0


def test_two_benefits_missed_are_one_person(worker: Person) -> None:
    for row in assessed(policy=AGED, code=1, times=12):
        assessed(policy="bj.elder_nursing", code=1, person=row.person)
    assert places(worker, HOME)[HOME_BUILDING.value].people == 12


@pytest.mark.parametrize("at", [HOME_COMPOUND, HOME_BUILDING, HOME_ROOM, NEXT, DISTRICT])
def test_no_door_and_no_place_of_others(at: PlacePath, worker: Person) -> None:
    with pytest.raises(NotFound):
        places(worker, at)
