"""Reads of people: purpose, scope, masks, staleness, audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, CASE_HANDLING, SERVICE_SELF, STATISTICS, UPKEEP_SYSTEM, Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact, Household, HouseholdMember, Person, Residence
from tests.ledgers import books
from tests.ledgers.books import person
from tests.people import People
from tests.registry.statements import WHOLE, say
from tests.tree import HOME, HOME_BUILDING, NEXT, STREET, as_role

A = person(0)
TABLES = (Entity, Fact, Person, Residence, Household, HouseholdMember)
READS: dict[str, Callable[[Scope], object]] = {
    "facts_for": lambda scope: [
        value for value in api.facts_for([A], ["name", "phone"], UPKEEP_SYSTEM, scope)[A].values() if value.value
    ],
    "search": lambda scope: api.search({"id_number": books.line(0)[2]}, UPKEEP_SYSTEM, scope),
    "subjects_at": lambda scope: api.subjects_at(HOME_BUILDING, UPKEEP_SYSTEM, scope),
    "fact_table": lambda scope: api.fact_table(["name"], UPKEEP_SYSTEM, scope).to_pylist(),
    "base_for_matching": lambda scope: api.base_for_matching(scope, UPKEEP_SYSTEM).to_pylist(),
    "counts": api.counts,
}


@pytest.mark.parametrize(
    "scope", [Scope(NEXT), Scope(HOME), Scope(STREET), Scope()], ids=["next", "home", "street", "none"]
)
@pytest.mark.parametrize("name", READS)
def test_the_neighbour_reads_nothing_whatever_scope_is_claimed(loaded: People, name: str, scope: Scope) -> None:
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert not READS[name](scope)


@pytest.mark.parametrize("name", READS)
def test_the_worker_reads_the_own_community(loaded: People, name: str) -> None:
    with loaded.worker.acting(UPKEEP_SYSTEM):
        assert READS[name](Scope(HOME))
        assert not READS[name](Scope(NEXT))
        assert not READS[name](Scope())


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_the_database_shows_the_neighbour_nothing(loaded: People, model: type) -> None:
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert model.objects.count() == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", ["", "110102.001.002.", "x", "~"])
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_an_empty_or_stale_scope_shows_nothing(loaded: People, model: type, value: str) -> None:
    with as_role("jy_staff"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [value, value])
        assert model.objects.count() == 0  # type: ignore[attr-defined]
        cursor.execute("SELECT set_config('jiayuan.lo', '', true), set_config('jiayuan.hi', '', true)")


def test_a_person_registered_here_and_living_elsewhere_is_seen_by_both(loaded: People) -> None:
    row = api.FactRow(A, "residence.registered", place=NEXT.child("0001").value)
    with loaded.officer.acting(UPKEEP_SYSTEM):
        api.record_facts(api.FactBatch(uuid7(), "police", date(2026, 3, 1), [row]))
    for who in (loaded.neighbour, loaded.worker):
        with who.acting(UPKEEP_SYSTEM):
            assert api.person_card(A, ["name"], UPKEEP_SYSTEM, Scope(who.place)).person == A


def test_a_resident_reads_the_own_record_only(loaded: People) -> None:
    subject = loaded.resident.subject
    assert subject
    with loaded.officer.acting(UPKEEP_SYSTEM):
        say(subject, new=True, name="王秀兰")
    with loaded.resident.acting(SERVICE_SELF) as acting:
        found = api.facts_for([subject, A], ["name"], SERVICE_SELF, acting.scope)
        assert found[subject]["name"].value == "王秀兰"
        assert found[A]["name"].state == "unknown"
        assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("purpose", "attr", "allowed"),
    [
        (CASE_HANDLING, "phone", True),
        (CASE_HANDLING, "id_number", False),
        (CASE_HANDLING, "relief.status", False),
        (BENEFIT_CHECK, "relief.status", True),
        (STATISTICS, "name", False),
        (STATISTICS, "birth", False),
    ],
)
def test_a_purpose_reads_its_attributes_only(base: Acting, purpose: Purpose, attr: str, allowed: bool) -> None:
    if allowed:
        assert api.facts_for([A], [attr], purpose, WHOLE)
        return
    with pytest.raises(NotAllowed):
        api.facts_for([A], [attr], purpose, WHOLE)


def test_a_card_is_masked(base: Acting) -> None:
    card = api.person_card(A, ["name", "id_number", "phone", "sex"], UPKEEP_SYSTEM, WHOLE)
    shown = {code: value.value for code, value in card.fields.items()}
    assert shown["name"] == "王*"
    assert shown["phone"] == "139****0000"
    assert "********" in (shown["id_number"] or "")
    assert shown["sex"] == "1"


def test_a_card_out_of_scope_is_not_found(base: Acting) -> None:
    with pytest.raises(NotFound):
        api.person_card(A, ["name"], UPKEEP_SYSTEM, Scope(NEXT))
    with pytest.raises(NotFound):
        api.person_card(uuid7(), ["name"], UPKEEP_SYSTEM, WHOLE)


@pytest.mark.parametrize("query", [{}, {"name": "王秀兰"}, {"phone": "x"}, {"room": "x"}, {"other": "a", "more": "b"}])
def test_a_wide_search_is_refused(base: Acting, query: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        api.search(query, UPKEEP_SYSTEM, WHOLE)


@pytest.mark.parametrize(
    "query",
    [
        {"id_number": books.line(0)[2]},
        {"name": "王秀兰", "phone": books.phone(0)},
        {"name": "王秀兰", "birth": "1940-01-15"},
        {"phone": books.phone(0), "room": books.room(0)},
        {"room": books.room(0), "birth": "1940-01-15"},
    ],
)
def test_two_things_or_the_number_find_one(base: Acting, query: dict[str, str]) -> None:
    assert [hit.person for hit in api.search(query, UPKEEP_SYSTEM, WHOLE)] == [A]


def test_what_does_not_fit_finds_nobody(base: Acting) -> None:
    assert api.search({"name": "王秀兰", "phone": books.phone(1)}, UPKEEP_SYSTEM, WHOLE) == []


def test_a_stale_value_is_unknown(base: Acting) -> None:
    fresh = api.facts_for([A], ["phone", "name"], UPKEEP_SYSTEM, WHOLE, as_of=date(2027, 2, 28))[A]
    old = api.facts_for([A], ["phone", "name"], UPKEEP_SYSTEM, WHOLE, as_of=date(2027, 3, 2))[A]
    assert (fresh["phone"].state, old["phone"].state) == ("value", "unknown")
    assert old["name"].value == "王秀兰"


def test_more_than_five_hundred_people_are_refused(base: Acting) -> None:
    with pytest.raises(Invalid):
        api.facts_for([UUID(int=n) for n in range(501)], ["name"], UPKEEP_SYSTEM, WHOLE)


def test_an_unknown_attribute_is_refused(base: Acting) -> None:
    with pytest.raises((Invalid, NotAllowed)):
        api.facts_for([A], ["faith"], UPKEEP_SYSTEM, WHOLE)


@pytest.mark.parametrize("name", sorted(READS.keys() - {"counts"}))
def test_every_read_leaves_one_record(base: Acting, name: str) -> None:
    READS[name](WHOLE)
    acts = {"facts_for": "registry.facts_for", "search": "registry.search", "subjects_at": "registry.subjects_at",
            "fact_table": "registry.facts", "base_for_matching": "registry.base_for_matching"}  # fmt: skip
    with as_role("jy_auditor"):
        assert Record.objects.filter(act=acts[name]).count() == 1


def test_the_record_names_the_people_and_the_fields(base: Acting) -> None:
    api.facts_for([A], ["name", "phone"], UPKEEP_SYSTEM, WHOLE)
    with as_role("jy_auditor"):
        kept = Record.objects.get(act="registry.facts_for")
    assert (kept.subjects, kept.fields, kept.purpose) == ([A], ["name", "phone"], UPKEEP_SYSTEM.code)


def test_who_lives_in_a_room(base: Acting) -> None:
    assert api.subjects_at(HOME_BUILDING.child("01").child("0101"), UPKEEP_SYSTEM, WHOLE) == [A]


def test_counts_by_community(base: Acting) -> None:
    assert api.counts(WHOLE) == {HOME.value: {"people": 6, "with_id": 6, "with_phone": 6, "with_room": 6}}


def test_lineage_tells_every_source_golden_first(base: Acting) -> None:
    say(A, 7, rank=60, origin="property:2", phone="13700000001")
    steps = api.lineage(A, "phone", UPKEEP_SYSTEM, WHOLE)
    assert [(step.golden, step.origin, step.value) for step in steps] == [
        (True, "person-base", "139****0000"),
        (False, "property:2", "137****0001"),
    ]


def test_lineage_out_of_scope_is_not_found(base: Acting) -> None:
    with pytest.raises(NotFound):
        api.lineage(A, "phone", UPKEEP_SYSTEM, Scope(NEXT))


def test_an_unknown_organisation_is_not_found(base: Acting) -> None:
    with pytest.raises(NotFound):
        api.organisation(10**6)
