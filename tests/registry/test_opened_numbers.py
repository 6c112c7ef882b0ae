"""Numbers in plain, for comparing character by character: in scope, by purpose, on record."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.books import person
from tests.registry.statements import WHOLE, say
from tests.tree import HOME, NEXT, as_role

A, B = person(0), person(1)


def opened(*people: object, code: str = "id_number", scope: Scope = WHOLE) -> dict[object, str]:
    return dict(api.opened_numbers(list(people), code, UPKEEP_SYSTEM, scope))  # type: ignore[arg-type]


def test_numbers_of_several_people(base: Acting) -> None:
    assert opened(A, B) == {A: books.line(0)[2], B: books.line(1)[2]}
    assert opened(B, code="phone") == {B: books.phone(1)}


def test_who_has_none_is_left_out(base: Acting) -> None:
    say(person(50), new=True, name="无号", community=HOME.value)
    assert opened(A, person(50), person(51)) == {A: books.line(0)[2]}


def test_it_is_the_number_that_counts_today(base: Acting) -> None:
    say(A, 7, phone="13911113333", origin="visit:1", rank=0)
    assert opened(A, code="phone") == {A: "13911113333"}


def test_nobody_asked_is_no_query_and_no_record(base: Acting) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert opened() == {}
    assert len(seen) == 0


def test_out_of_scope_nothing_opens(base: Acting) -> None:
    assert opened(A, scope=Scope(NEXT)) == {}
    with acting_as_service("tests", place=NEXT, purpose=UPKEEP_SYSTEM):
        assert opened(A) == {}


@pytest.mark.parametrize("people", [[A], []])
def test_another_purpose_is_refused_even_for_nobody(base: Acting, people: list[object]) -> None:
    with pytest.raises(NotAllowed):
        api.opened_numbers(people, "id_number", CASE_HANDLING, WHOLE)  # type: ignore[arg-type]


def test_openings_are_on_record_by_attribute_and_number(base: Acting) -> None:
    opened(A, B, code="phone")
    with as_role("jy_auditor"):
        record = AuditRecord.objects.get(act="registry.opened_numbers")
    assert (record.fields, record.n) == (["phone"], 2)
