"""The flat district of the set run: every fact a policy reads, with unknowns, the same for the same seed."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from bench.benefits_people import DISABLED, UNKNOWN, people
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.rulebook import load_book

AS_OF = date(2026, 3, 15)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="module")
def table(book: RuleBook) -> pa.Table:
    return people(book, 20_000, 7, AS_OF)


def share(table: pa.Table, column: str, value: int) -> float:
    return float(pc.mean(pc.cast(pc.equal(table[column], value), "double")).as_py())


def test_every_fact_has_a_value_and_a_state(book: RuleBook, table: pa.Table) -> None:
    facts = {fact for policy in book.policies.values() for fact in policy.facts}
    assert set(table.column_names) == {"person", *facts, *map(state_column, facts)}


def test_the_same_seed_makes_the_same_people(book: RuleBook, table: pa.Table) -> None:
    assert people(book, 20_000, 7, AS_OF).equals(table)
    assert not people(book, 20_000, 8, AS_OF).equals(table)


@pytest.mark.parametrize("fact", ["hukou", "birth", "dis.level", "relief.status"])
def test_two_in_a_hundred_are_unknown(table: pa.Table, fact: str) -> None:
    assert share(table, state_column(fact), 0) == pytest.approx(UNKNOWN, abs=0.005)


def test_one_in_twenty_is_disabled(table: pa.Table) -> None:
    assert share(table, state_column("dis.level"), 2) == pytest.approx(DISABLED * (1 - UNKNOWN), abs=0.01)


def test_nobody_is_born_after_the_day(table: pa.Table) -> None:
    assert pc.max(table["birth"]).as_py() <= AS_OF
