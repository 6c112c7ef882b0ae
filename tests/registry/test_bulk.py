"""The base as columns."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING, CASE_HANDLING, STATISTICS, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.books import person
from tests.registry.statements import DAY, WHOLE, say
from tests.tree import HOME, NEXT

COLUMNS = ["household", "person", "relation", "size", "alive"]


def row(table: pa.Table, n: int = 0) -> dict[str, object]:
    return next(one for one in table.to_pylist() if one["person"] == str(person(n)))


def test_values_have_their_types(base: Acting) -> None:
    say(person(0), 1, hukou="true", dis__level="2", income__own="139500", relief__status="dibao")
    codes = ["birth", "hukou", "dis.level", "income.own", "relief.status", "residence.actual"]
    found = row(api.fact_table(codes, BENEFIT_MATCHING, WHOLE, DAY))
    assert found["birth"] == date(1940, 1, 15)
    assert (found["hukou"], found["dis.level"], found["income.own"]) == (True, 2, 139500)
    assert found["residence.actual"] == books.room(0)


def test_unknown_absent_and_known_are_told_apart(base: Acting) -> None:
    absent = api.FactRow(person(0), "dis.level", absent=True)
    api.record_facts(api.FactBatch(uuid7(), "x", DAY, [absent]))
    found = row(api.fact_table(["name", "dis.level", "dis.type"], BENEFIT_MATCHING, WHOLE, DAY))
    assert (found["name__state"], found["dis.level__state"], found["dis.type__state"]) == (2, 1, 0)
    assert found["dis.level"] is None


def test_a_sealed_value_is_only_known_to_be_there(base: Acting) -> None:
    found = row(api.fact_table(["phone", "account"], BENEFIT_MATCHING, WHOLE, DAY))
    assert (found["phone"], found["phone__state"], found["account__state"]) == ("*", 2, 0)


def test_a_stale_value_is_unknown(base: Acting) -> None:
    say(person(0), 1, relief__status="dibao")
    later = date(2026, 4, 1)
    assert row(api.fact_table(["relief.status"], BENEFIT_MATCHING, WHOLE, DAY))["relief.status__state"] == 2
    assert row(api.fact_table(["relief.status"], BENEFIT_MATCHING, WHOLE, later))["relief.status__state"] == 0


def test_the_dead_are_not_in_the_table(base: Acting) -> None:
    say(person(0), 1, dead_on="2026-02-01")
    assert api.fact_table(["name"], BENEFIT_MATCHING, WHOLE, DAY).num_rows == 5


def test_a_table_without_attributes_is_the_people(base: Acting) -> None:
    assert api.fact_table([], BENEFIT_MATCHING, WHOLE).column_names == ["person", "place_path"]


@pytest.mark.parametrize("purpose", [STATISTICS, CASE_HANDLING])
def test_other_purposes_have_no_table(base: Acting, purpose: object) -> None:
    with pytest.raises(NotAllowed):
        api.fact_table(["relief.status"], purpose, WHOLE)  # type: ignore[arg-type]


def test_an_empty_scope_is_an_empty_table(base: Acting) -> None:
    for scope in (Scope(NEXT), Scope()):
        table = api.fact_table(["name", "birth"], BENEFIT_MATCHING, scope)
        assert table.num_rows == 0
        assert "birth__state" in table.column_names


def test_the_base_for_matching_holds_no_plain_number(base: Acting) -> None:
    found = row(api.base_for_matching(WHOLE, UPKEEP_SYSTEM))
    assert found["id_bi"] == api.blind("id_number", books.line(0)[2]).hex()
    assert found["name_py"] == "wang xiu lan"
    assert not [text for text in map(str, found.values()) if books.line(0)[2] in text]


def test_households_of_the_scope_only(base: Acting) -> None:
    assert api.household_table(UPKEEP_SYSTEM, Scope(HOME)).num_rows == 0
    assert api.household_table(UPKEEP_SYSTEM, Scope(HOME)).column_names == COLUMNS
