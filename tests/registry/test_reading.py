"""What every read begins with: the purpose, the scope, and rows as columns."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.sql import SQL

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, LEDGER_UPKEEP, STATISTICS, Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.models import Person
from jiayuan.registry.reading import allow, fetched, in_scope, scoped
from tests.ledgers.books import person
from tests.registry.statements import say
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT, NEXT_ROOM, STREET

SCOPES = [Scope(), Scope(DISTRICT), Scope(STREET), Scope(HOME), Scope(HOME_COMPOUND), Scope(NEXT), Scope(NEXT_ROOM)]
SOME = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


def by_sql(scope: Scope) -> set[str]:
    query = SQL("SELECT p.entity_id FROM registry_person p WHERE {}").format(scoped("p", scope, "entity_id"))
    return set(fetched(query, {"person": pl.String}).get_column("person"))


def by_query(scope: Scope) -> set[str]:
    return {str(key) for key in Person.objects.filter(in_scope(scope)).values_list("pk", flat=True)}


@pytest.mark.parametrize("purpose", [STATISTICS, AUDIT_REVIEW], ids=lambda one: one.code)
def test_statistics_and_audit_read_nobody(purpose: Purpose) -> None:
    with pytest.raises(NotAllowed) as refused:
        allow(["name"], purpose)
    assert refused.value.code == "purpose"


def test_one_forbidden_attribute_forbids_the_read() -> None:
    allow(["name", "phone"], CASE_HANDLING)
    with pytest.raises(NotAllowed):
        allow(["name", "phone", "id_number"], CASE_HANDLING)


def test_upkeep_reads_what_it_keeps() -> None:
    allow(["name", "id_number", "household", "org.name"], LEDGER_UPKEEP)


@pytest.mark.parametrize("reader", [by_sql, by_query])
@pytest.mark.parametrize(
    ("scope", "count"), zip(SCOPES, [0, 6, 6, 6, 6, 0, 0], strict=True), ids=lambda one: str(getattr(one, "place", one))
)
def test_a_scope_holds_its_people(base: Acting, reader: Callable[[Scope], set[str]], scope: Scope, count: int) -> None:
    assert len(reader(scope)) == count


@pytest.mark.parametrize("reader", [by_sql, by_query])
def test_oneself_is_in_scope_without_a_place(base: Acting, reader: Callable[[Scope], set[str]]) -> None:
    assert reader(Scope(None, subject=person(2))) == {str(person(2))}
    assert reader(Scope(None, subject=uuid7())) == set()


def test_an_organisation_sees_the_people_it_cares_for(base: Acting) -> None:
    Person.objects.filter(pk=person(3)).update(owner_org_id=77)
    assert by_query(Scope(None, orgs=frozenset({77}))) == {str(person(3))}
    assert by_query(Scope(None, orgs=frozenset({78}))) == set()


@SOME
@given(st.sampled_from(SCOPES), st.one_of(st.none(), st.integers(0, 5)))
def test_both_ways_of_saying_a_scope_agree(base: Acting, scope: Scope, n: int | None) -> None:
    asked = Scope(scope.place, subject=None if n is None else person(n))
    assert by_sql(asked) == by_query(asked)


def test_a_building_is_not_the_next_building(base: Acting) -> None:
    inside = by_sql(Scope(HOME_BUILDING))
    assert inside == by_query(Scope(HOME_BUILDING))
    assert by_sql(Scope(PlacePath("110102.001.001.0001.0002."))).isdisjoint(inside)


@pytest.mark.parametrize("name", ["王,秀", '"兰"', "a\nb", "秀 兰", "𠮷", "\\N", "NULL"])
def test_awkward_texts_arrive_whole(base: Acting, name: str) -> None:
    say(person(0), 1, rank=1, name=name)
    query = SQL("SELECT p.name FROM registry_person p WHERE {}").format(scoped("p", Scope(HOME), "entity_id"))
    assert name in fetched(query, {"name": pl.String}).get_column("name").to_list()


def test_no_rows_are_an_empty_frame_with_its_columns(service: Acting) -> None:
    frame = fetched(SQL("SELECT 1, 'a' WHERE false"), {"n": pl.Int64, "t": pl.String})
    assert (frame.height, frame.schema) == (0, {"n": pl.Int64, "t": pl.String})


def test_null_and_empty_are_told_apart(service: Acting) -> None:
    frame = fetched(SQL("SELECT NULL::text, ''::text, 1"), {"a": pl.String, "b": pl.String, "n": pl.Int64})
    assert frame.row(0) == (None, "", 1)
