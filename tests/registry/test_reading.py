"""The condition every read of people stands on."""

from __future__ import annotations

from uuid import UUID

import polars as pl
import pytest
from psycopg.sql import SQL

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, STATISTICS
from jiayuan.kernel.scope import Scope
from jiayuan.registry.models import Person
from jiayuan.registry.reading import allow, fetched, in_scope, scoped
from tests.ledgers.books import person
from tests.tree import DISTRICT, HOME, NEXT, STREET

QUERY = "SELECT p.entity_id FROM registry_person p WHERE {}"
SCOPES = [
    *(Scope(place) for place in (DISTRICT, STREET, HOME, NEXT)),
    Scope(),
    Scope(subject=person(2)),
    Scope(NEXT, subject=person(1)),
]


@pytest.mark.parametrize("scope", SCOPES, ids=range(len(SCOPES)))
def test_list_and_sql_select_the_same_people(base: Acting, scope: Scope) -> None:
    rows = fetched(SQL(QUERY).format(scoped("p", scope, "entity_id")), {"id": pl.String})
    listed = Person.objects.filter(in_scope(scope)).values_list("pk", flat=True)
    assert {UUID(text) for text in rows.get_column("id")} == set(listed)


def test_an_empty_scope_selects_nobody(base: Acting) -> None:
    assert not Person.objects.filter(in_scope(Scope())).exists()


def test_an_organisation_sees_whom_it_handles(base: Acting) -> None:
    Person.objects.filter(pk=person(0)).update(owner_org_id=77)
    found = Person.objects.filter(in_scope(Scope(orgs=frozenset({77}))))
    assert [row.pk for row in found] == [person(0)]


@pytest.mark.parametrize("purpose", [STATISTICS, AUDIT_REVIEW])
def test_purposes_without_attributes_read_nothing(purpose: object) -> None:
    with pytest.raises(NotAllowed):
        allow(["name"], purpose)  # type: ignore[arg-type]


def test_a_purpose_reads_its_own() -> None:
    allow(["name", "phone"], CASE_HANDLING)


def test_rows_of_a_query_come_as_columns(service: Acting) -> None:
    query = SQL("SELECT * FROM (VALUES (1, 'a,b'), (2, NULL), (3, 'c')) v ORDER BY 1")
    frame = fetched(query, {"n": pl.Int64, "text": pl.String})
    assert frame.rows() == [(1, "a,b"), (2, None), (3, "c")]


def test_no_rows_are_an_empty_frame(service: Acting) -> None:
    frame = fetched(SQL("SELECT 1, 'x' WHERE false"), {"n": pl.Int64, "text": pl.String})
    assert frame.columns == ["n", "text"]
    assert frame.height == 0
