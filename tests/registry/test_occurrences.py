"""Occurrences: at a place, of a thing, with an organisation; a person can never be what one is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import Occurrence
from tests.ledgers import books
from tests.ledgers.books import AS_OF, person
from tests.people import People
from tests.tree import DISTRICT, HOME, HOME_BUILDING, NEXT

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
LIFT = UUID("01890000-0000-7000-8000-0000000000bb")


@pytest.fixture
def lift(base: Acting) -> UUID:
    books.load_office()
    api.load_things([api.ThingRow(LIFT, "1号梯", "lift", HOME_BUILDING.value)], origin="tests", as_of=AS_OF)
    return LIFT


def test_what_happened_to_a_thing_stands_where_the_thing_does(lift: UUID) -> None:
    made = api.record_occurrence("fault", AT, origin="tests", thing=lift)
    (told,) = api.occurrences(HOME)
    assert (told.id, told.kind, told.at, told.thing, told.place_path) == (made, "fault", AT, lift, HOME_BUILDING.value)
    assert api.occurrences(NEXT) == []


def test_the_newest_comes_first_and_a_thing_may_be_asked_for(lift: UUID) -> None:
    first = api.record_occurrence("fault", AT, origin="tests", thing=lift)
    second = api.record_occurrence("repair", AT + timedelta(hours=1), origin="tests", thing=lift)
    api.record_occurrence("outage", AT, origin="tests", place=HOME)
    assert [one.id for one in api.occurrences(HOME, thing=lift)] == [second, first]
    assert len(api.occurrences(DISTRICT)) == 3


def test_an_organisation_may_be_what_it_is_about(lift: UUID) -> None:
    api.record_occurrence("inspection", AT, origin="tests", organisation=books.OFFICE)
    assert [one.organisation for one in api.occurrences(HOME, organisation=books.OFFICE)] == [books.OFFICE]


@pytest.mark.parametrize("word", ["thing", "organisation"])
def test_a_person_is_nothing_an_occurrence_could_be_about(base: Acting, word: str) -> None:
    with pytest.raises(NotFound):
        api.record_occurrence("fault", AT, origin="tests", **{word: person(0)})  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["thing_id", "organisation_id"])
def test_the_database_itself_refuses_a_person(base: Acting, word: str) -> None:
    with pytest.raises(IntegrityError, match="never about a person"), transaction.atomic():
        Occurrence.objects.create(
            id=uuid7(), kind="fault", at=AT, origin="x", place_path=HOME.value, **{word: person(0)}
        )


@pytest.mark.parametrize("values", [{}, {"kind": "arrest"}])
def test_the_database_refuses_what_is_about_nothing_or_of_no_kind(base: Acting, values: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(
            **{"id": uuid7(), "kind": "fault", "at": AT, "origin": "x", "place_path": "110102."} | values
        )


@pytest.mark.parametrize(("kind", "place"), [("petition", HOME), ("fault", None)])
def test_what_has_no_kind_or_no_place_is_refused(base: Acting, kind: str, place: object) -> None:
    with pytest.raises(Invalid):
        api.record_occurrence(kind, AT, origin="tests", place=place)  # type: ignore[arg-type]


def test_no_column_could_hold_a_person_or_a_text_about_one() -> None:
    columns = {field.name for field in Occurrence._meta.fields}
    assert columns == {"id", "kind", "place", "thing", "organisation", "at", "origin", "place_path"}


def test_the_neighbour_sees_no_occurrence_of_this_community(loaded: People) -> None:
    with loaded.worker.acting(UPKEEP_SYSTEM):
        api.record_occurrence("works", AT, origin="tests", place=HOME)
        assert len(api.occurrences(HOME)) == 1
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert api.occurrences(HOME) == []
