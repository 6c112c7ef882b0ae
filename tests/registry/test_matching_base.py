"""The base as the match sees it: everybody of the scope once, numbers as blind indexes only."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING, STATISTICS, UPKEEP_SYSTEM, Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from tests.ledgers import books
from tests.ledgers.books import person
from tests.registry.statements import WHOLE, say
from tests.tree import HOME, NEXT

A, B = person(0), person(1)


def base_of(scope: Scope = WHOLE) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(api.base_for_matching(scope, UPKEEP_SYSTEM)))


def test_everybody_of_the_scope_is_there_once(base: Acting) -> None:
    assert sorted(base_of().get_column("person")) == sorted(str(person(n)) for n in range(6))
    assert base_of(Scope(NEXT)).height == 0
    assert base_of(Scope()).height == 0


def test_numbers_are_equal_or_not_and_nothing_else(base: Acting) -> None:
    frame = base_of()
    row = frame.filter(pl.col("person") == str(A)).row(0, named=True)
    assert row["id_bi"] == api.blind("id_number", books.line(0)[2]).hex()
    assert row["phone_bi"] == api.blind("phone", books.phone(0)).hex()
    told = frame.write_csv()
    assert not [n for n in range(6) if books.line(n)[2] in told or books.phone(n) in told]


def test_the_same_text_has_another_index_under_another_attribute(base: Acting) -> None:
    assert api.blind("phone", "13912345678") != api.blind("id_number", "13912345678")
    assert api.blind("phone", "13912345678") == api.blind("phone", "13912345678")


def test_a_merged_person_stands_there_under_the_survivor_only(base: Acting) -> None:
    api.merge(A, B, "同一人")
    assert str(B) not in base_of().get_column("person")
    assert base_of().height == 5


def test_the_golden_values_are_matched_and_no_others(base: Acting) -> None:
    say(A, 1, rank=1, name="王秀蓝", phone="13700000001")
    say(A, 2, rank=99, origin="o2", name="别人")
    row = base_of().filter(pl.col("person") == str(A)).row(0, named=True)
    assert (row["name"], row["name_py"]) == ("王秀蓝", "wang xiu lan")
    assert row["phone_bi"] == api.blind("phone", "13700000001").hex()


def test_who_is_known_by_name_only_has_nothing_else_to_meet(base: Acting) -> None:
    who = uuid7()
    say(who, 9, new=True, name="欧阳春晓")
    row = base_of().filter(pl.col("person") == str(who)).row(0, named=True)
    assert not any(row[key] for key in ("id_bi", "phone_bi", "room", "sex", "birth"))


def test_rooms_are_paths_and_other_depths_are_none(base: Acting) -> None:
    rows = base_of().select("person", "room", "place_path").rows()
    assert {room for _, room, _ in rows} == {books.room(n) for n in range(6)}
    assert {place[:15] for _, _, place in rows} == {HOME.value}


@pytest.mark.parametrize("purpose", [CASE_HANDLING, STATISTICS])
def test_no_other_purpose_takes_the_base(base: Acting, purpose: Purpose) -> None:
    with pytest.raises(NotAllowed):
        api.base_for_matching(WHOLE, purpose)


def test_the_dead_are_matched_too_and_are_in_no_run(base: Acting) -> None:
    """An id of the deceased in a ledger must be found; a benefit run must not count the deceased."""
    say(A, 1, dead_on="2026-02-01")
    assert str(A) in base_of().get_column("person")
    table = pl.DataFrame(pl.from_arrow(api.fact_table(["name"], UPKEEP_SYSTEM, WHOLE)))
    assert str(A) not in table.get_column("person")
