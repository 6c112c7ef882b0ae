"""Who lives where, how many, and what a search may show: rooms, buildings, communities; twenty hits and no more."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import polars as pl
import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import STATISTICS, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.queries.people import counted_as, resolve, selves
from tests.ledgers import books
from tests.people import People
from tests.registry.statements import DAY, WHOLE, say
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT, NEXT_ROOM, STREET, as_role

A, B = books.person(0), books.person(1)


def living(*rooms: PlacePath, name: str = "王秀兰", birth: str = "1950-01-01") -> list[UUID]:
    """One more person in each of the rooms."""
    people = [uuid7() for _ in rooms]
    columns = {
        "entity": [str(one) for one in people], "name": [name] * len(rooms), "birth": [birth] * len(rooms),
        "residence.actual": [room.value for room in rooms],
    }  # fmt: skip
    api.bulk_load(pl.DataFrame(columns), origin="person-base", as_of=DAY)
    return people


@pytest.mark.parametrize(("inside", "level", "found"), [
    (DISTRICT, Level.STREET, {STREET: 5}), (STREET, Level.COMMUNITY, {HOME: 3, NEXT: 2}),
    (HOME, Level.BUILDING, {HOME_BUILDING: 2, HOME_COMPOUND: 1}), (NEXT, Level.ROOM, {NEXT_ROOM: 2}),
], ids=["district", "street", "community", "rooms"])  # fmt: skip
def test_people_are_counted_on_the_floor_asked_for(
    district: Acting, inside: PlacePath, level: Level, found: dict[PlacePath, int]
) -> None:
    living(HOME_ROOM, HOME_ROOM, HOME_COMPOUND, NEXT_ROOM, NEXT_ROOM)
    assert api.counts_by_place(inside, level, WHOLE) == {path.value: people for path, people in found.items()}


def test_a_scope_counts_its_own_only(district: Acting) -> None:
    living(HOME_ROOM, NEXT_ROOM)
    assert api.counts_by_place(STREET, Level.COMMUNITY, Scope(NEXT)) == {NEXT.value: 1}
    assert api.counts_by_place(HOME, Level.BUILDING, Scope(NEXT)) == {}
    assert api.counts_by_place(STREET, Level.COMMUNITY, Scope()) == {}


def test_what_is_missing_is_counted_as_missing(district: Acting) -> None:
    living(HOME_ROOM, NEXT_ROOM)
    say(A, new=True, name="王秀兰", phone=books.phone(0))
    housed, called = ({"people": 1, "with_id": 0, "with_phone": n, "with_room": 1 - n} for n in (0, 1))
    # Who has told no home is counted where the district stands.
    assert api.counts(WHOLE) == {HOME.value: housed, NEXT.value: housed, DISTRICT.value: called}


def test_an_empty_base_counts_nothing(district: Acting) -> None:
    assert api.counts(WHOLE) == {}
    assert api.counts_by_place(DISTRICT, Level.STREET, WHOLE) == {}


@pytest.mark.parametrize(("place", "people"), [(HOME_ROOM, 1), (HOME_BUILDING, 2), (NEXT_ROOM, 0)],
    ids=["room", "building", "elsewhere"])  # fmt: skip
def test_a_place_names_who_lives_in_it(district: Acting, place: PlacePath, people: int) -> None:
    living(HOME_ROOM, HOME_BUILDING.child("01").child("0101"), HOME_COMPOUND)
    assert len(api.subjects_at(place, UPKEEP_SYSTEM, WHOLE)) == people


def test_who_moved_away_lives_there_no_more(district: Acting) -> None:
    (one,) = living(HOME_ROOM)
    row = api.FactRow(one, "residence.actual", place=NEXT_ROOM.value)
    api.record_facts(api.FactBatch(uuid7(), "police", date(2026, 3, 2), [row], ranks={"residence.actual": 0}))
    assert api.subjects_at(HOME_ROOM, UPKEEP_SYSTEM, WHOLE) == []
    assert api.subjects_at(NEXT_ROOM, UPKEEP_SYSTEM, WHOLE) == [one]


def test_statistics_learn_of_no_room_who_lives_there(base: Acting) -> None:
    with pytest.raises(NotAllowed):
        api.subjects_at(HOME_ROOM, STATISTICS, WHOLE)


def test_a_search_ends_at_twenty_and_tells_no_number_of_the_rest(district: Acting) -> None:
    living(*[HOME_ROOM] * 22)
    hits = api.search({"name": "王秀兰", "birth": "1950-01-01"}, UPKEEP_SYSTEM, WHOLE)
    assert len(hits) == len({hit.person for hit in hits}) == 20


def test_hits_are_masked_and_what_is_not_known_is_empty(district: Acting) -> None:
    living(HOME_ROOM)
    (hit,) = api.search({"name": "王秀兰", "birth": "1950-01-01"}, UPKEEP_SYSTEM, WHOLE)
    assert (hit.name, hit.id_number, hit.phone, hit.place) == ("王*", "", "", "301室")


def test_a_search_is_recorded_by_its_fields_not_its_words(base: Acting) -> None:
    api.search({"name": "王秀兰", "phone": books.phone(0)}, UPKEEP_SYSTEM, WHOLE)
    with as_role("jy_auditor"):
        kept = Record.objects.filter(act="registry.search").latest("at")
    assert (kept.subjects, kept.fields) == ([A], ["name", "phone"])


@pytest.mark.parametrize("key", ["id_number", "phone", "name", "birth", "room"])
def test_an_empty_word_narrows_nothing(base: Acting, key: str) -> None:
    query = {"name": "王秀兰", "phone": books.phone(0), "birth": "1940-01-15"}
    assert [hit.person for hit in api.search({key: "", **query}, UPKEEP_SYSTEM, WHOLE)] == [A]


def test_the_neighbour_finds_nobody_by_the_full_number(loaded: People) -> None:
    with loaded.neighbour.acting(UPKEEP_SYSTEM) as acting:
        assert api.search({"id_number": books.line(0)[2]}, UPKEEP_SYSTEM, acting.scope) == []


def test_ids_of_one_person_lead_to_one(base: Acting) -> None:
    api.merge(A, B, "同一人")
    assert resolve(B) == resolve(A) == A
    assert counted_as([A, B]) == {A: A, B: A}
    assert (selves(B)[0], set(selves(B))) == (B, {A, B})


def test_an_id_nobody_has_is_itself(district: Acting) -> None:
    stranger = uuid7()
    assert (resolve(stranger), counted_as([stranger]), selves(stranger)) == (stranger, {stranger: stranger}, [stranger])
    assert counted_as([]) == {}


def test_a_merged_person_answers_under_both_ids(base: Acting) -> None:
    api.merge(A, B, "同一人")
    found = api.facts_for([A, B], ["name"], UPKEEP_SYSTEM, WHOLE, as_of=DAY)
    assert found[A] == found[B]
    assert found[A]["name"].state == "value"


def test_several_homes_stand_one_to_a_line(base: Acting) -> None:
    for record, room in enumerate((HOME_ROOM, NEXT_ROOM), 1):
        row = api.FactRow(A, "residence.owner", place=room.value, record_ref=record)
        api.record_facts(api.FactBatch(uuid7(), f"ledger:{record}", date(2026, 2, record), [row], records=[record]))
    told = api.facts_for([A], ["residence.owner"], UPKEEP_SYSTEM, WHOLE, as_of=DAY)[A]["residence.owner"]
    assert (told.value, told.as_of) == (f"{HOME_ROOM}\n{NEXT_ROOM}", date(2026, 2, 1))


def test_a_card_shows_only_what_was_asked(base: Acting) -> None:
    card = api.person_card(A, ["sex"], UPKEEP_SYSTEM, WHOLE)
    assert (set(card.fields), card.place_path.startswith(HOME.value)) == ({"sex"}, True)


def test_a_hundred_statements_are_shown_and_the_one_that_counts_among_them(base: Acting) -> None:
    rows = [api.FactRow(A, "volunteer.skill", "理发", record_ref=record) for record in range(100, 202)]
    api.record_facts(api.FactBatch(uuid7(), "property:1", DAY, rows, records=range(100, 202)))
    steps = api.lineage(A, "volunteer.skill", UPKEEP_SYSTEM, WHOLE)
    assert (len(steps), steps[0].golden) == (100, True)
