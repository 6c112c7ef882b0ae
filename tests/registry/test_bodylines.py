"""Organisations and things: what is known of them, and from whom."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.books import AS_OF, person
from tests.people import People, as_service
from tests.tree import HOME, HOME_BUILDING, NEXT

LIFT = UUID("01890000-0000-7000-8000-0000000000bb")


@pytest.fixture
def lift(base: Acting) -> Acting:
    books.load_office()
    api.load_things(
        [api.ThingRow(LIFT, "1号梯", "lift", HOME_BUILDING.value, code16="1" * 16)], origin="tests", as_of=AS_OF
    )
    return base


def test_a_thing_has_its_own_attributes_and_no_others(lift: Acting) -> None:
    card = api.body_card(LIFT, lift.scope)
    assert (card.kind, card.values["thing.name"], card.values["thing.place"]) == ("thing", "1号梯", HOME_BUILDING.value)
    assert all(code.startswith("thing.") for code in card.values)


def test_a_value_leads_to_who_said_it(lift: Acting) -> None:
    (step,) = api.body_lineage(LIFT, "thing.name", lift.scope)
    assert (step.value, step.origin, step.golden, step.open) == ("1号梯", "tests", True, True)


@pytest.mark.parametrize("code", ["name", "org.name", "phone", "nonsense"])
def test_an_attribute_of_another_kind_is_not_found(lift: Acting, code: str) -> None:
    with pytest.raises(NotFound):
        api.body_lineage(LIFT, code, lift.scope)


def test_a_person_is_no_thing(lift: Acting) -> None:
    for read in (lambda: api.body_card(person(0), lift.scope), lambda: api.body_lineage(person(0), "name", lift.scope)):
        with pytest.raises(NotFound):
            read()


def test_the_neighbour_finds_it_not(loaded: People) -> None:
    with as_service():
        api.load_things([api.ThingRow(LIFT, "1号梯", "lift", HOME_BUILDING.value)], origin="tests", as_of=AS_OF)
    with loaded.neighbour.acting(LEDGER_UPKEEP) as acting, pytest.raises(NotFound):
        api.body_card(LIFT, acting.scope)


def test_lists_go_by_key_and_stay_inside_the_place(lift: Acting) -> None:
    more = [UUID(int=LIFT.int + n) for n in range(1, 4)]
    rows = [api.ThingRow(one, f"{n}", "lift", HOME_BUILDING.value) for n, one in enumerate(more)]
    api.load_things(rows, origin="tests", as_of=AS_OF)
    first = api.bodies_page("thing", HOME, most=3)
    assert [one.id for one in first] == [LIFT, *more[:2]]
    assert [one.id for one in api.bodies_page("thing", HOME, first[-1].id)] == [more[2]]
    assert api.bodies_page("thing", NEXT) == []
    assert api.bodies_page("organisation", HOME)


def test_lines_of_some_are_read_at_once_wherever_they_lie(lift: Acting) -> None:
    told = api.bodies_of([LIFT, books.OFFICE, person(99)])
    assert told[LIFT] == {
        "thing.name": "1号梯", "thing.code16": "1" * 16, "thing.kind": "lift", "thing.place": HOME_BUILDING.value,
    }  # fmt: skip
    assert (told[books.OFFICE]["org.name"], told[person(99)]) == ("府右街南社区居委会", {})
