"""With whom one person is registered, and what a scope may see of it."""

from __future__ import annotations

from uuid import UUID

import polars as pl
import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.placepath import Level
from jiayuan.kernel.purpose import BENEFIT_CHECK, STATISTICS, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.models import Person
from tests.registry.statements import DAY, WHOLE
from tests.tree import HOME, HOME_ROOM, NEXT_ROOM

HEAD, SPOUSE, CHILD, ALONE, HOUSE = (UUID(int=n) for n in (101, 102, 103, 104, 900))


@pytest.fixture
def family(district: Acting) -> Acting:
    """Three of one household, the child registered at the next community, and somebody without one."""
    people = (HEAD, SPOUSE, CHILD, ALONE)
    rooms = (HOME_ROOM, HOME_ROOM, NEXT_ROOM, HOME_ROOM)
    columns = {
        "entity": [str(one) for one in people], "residence.actual": [room.value for room in rooms],
        "household": [str(HOUSE)] * 3 + [None], "relation": ["02", "10", "20", None],
    }  # fmt: skip
    api.bulk_load(pl.DataFrame(columns), origin="person-base", as_of=DAY)
    return district


def test_the_members_in_the_order_of_their_relation(family: Acting) -> None:
    assert api.home_of(SPOUSE, BENEFIT_CHECK, WHOLE) == [HEAD, SPOUSE, CHILD]


def test_without_a_named_household_there_is_no_home(family: Acting) -> None:
    assert api.home_of(ALONE, BENEFIT_CHECK, WHOLE) is None


def test_a_part_of_a_home_is_no_home(family: Acting) -> None:
    with acting_as_service("tests", place=HOME, purpose=UPKEEP_SYSTEM):
        assert api.home_of(HEAD, BENEFIT_CHECK, Scope(HOME)) is None


def test_who_lives_elsewhere_is_not_asked_about(family: Acting) -> None:
    with acting_as_service("tests", place=HOME, purpose=UPKEEP_SYSTEM):
        assert api.home_of(CHILD, BENEFIT_CHECK, Scope(HOME)) is None


def test_the_dead_do_not_live_together(family: Acting) -> None:
    Person.objects.filter(pk=SPOUSE).update(life_state="dead")
    assert api.home_of(HEAD, BENEFIT_CHECK, WHOLE) == [HEAD, CHILD]
    alive = {row["person"]: row["alive"] for row in api.household_table(BENEFIT_CHECK, WHOLE).to_pylist()}
    assert alive == {str(HEAD): 1, str(SPOUSE): 0, str(CHILD): 1}


def test_the_table_tells_how_many_there_are(family: Acting) -> None:
    with acting_as_service("tests", place=HOME, purpose=UPKEEP_SYSTEM):
        rows = api.household_table(BENEFIT_CHECK, Scope(HOME)).to_pylist()
    assert {row["person"]: row["size"] for row in rows} == {str(HEAD): 3, str(SPOUSE): 3}


def test_statistics_ask_for_no_home(family: Acting) -> None:
    with pytest.raises(NotAllowed):
        api.home_of(HEAD, STATISTICS, WHOLE)


def test_each_person_has_one_household_or_none(family: Acting) -> None:
    assert api.households_of([HEAD, CHILD, ALONE], BENEFIT_CHECK, WHOLE) == {HEAD: HOUSE, CHILD: HOUSE}


def test_a_household_is_told_by_scope_and_purpose(family: Acting) -> None:
    assert api.households_of([HEAD, CHILD], BENEFIT_CHECK, Scope(HOME)) == {HEAD: HOUSE}
    with pytest.raises(NotAllowed):
        api.households_of([HEAD], STATISTICS, WHOLE)


def test_streets_are_told_as_one_set(family: Acting) -> None:
    assert api.streets_of([HEAD, CHILD, ALONE]) == {HOME_ROOM.at(Level.STREET)}
    assert api.streets_of([]) == set()
