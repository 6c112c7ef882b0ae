"""The flat district of the set run: every fact a policy reads, with unknowns, the same for the same seed."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from bench.benefits_people import A_HOME, DISABLED, UNKNOWN, tables
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.rulebook import load_book

AS_OF = date(2026, 3, 15)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="module")
def made(book: RuleBook) -> dict[str, pa.Table]:
    return tables(book, 20_000, 7, AS_OF)


@pytest.fixture(scope="module")
def table(made: dict[str, pa.Table]) -> pa.Table:
    return made["people"]


def share(table: pa.Table, column: str, value: int) -> float:
    return float(pc.mean(pc.cast(pc.equal(table[column], value), "double")).as_py())


def test_every_fact_has_a_value_and_a_state(book: RuleBook, made: dict[str, pa.Table]) -> None:
    run = [policy for policy in book.policies.values() if policy.entity != "claim"]
    facts = {fact for policy in run for fact in policy.facts}
    columns = {column for table in made.values() for column in table.column_names}
    assert columns == {"person", "household", *facts, *map(state_column, facts)}


def test_the_same_seed_makes_the_same_people(book: RuleBook) -> None:
    first, again, other = (tables(book, 2_000, seed, AS_OF)["people"] for seed in (7, 7, 8))
    assert again.equals(first)
    assert not other.equals(first)


def test_everybody_lives_in_a_home_that_is_there(made: dict[str, pa.Table]) -> None:
    homes = made["homes"]["household"].to_pylist()
    assert len(set(homes)) == len(homes)
    assert set(made["people"]["household"].to_pylist()) == set(homes)
    assert made["people"].num_rows / len(homes) == pytest.approx(A_HOME, rel=0.2)


def test_a_later_piece_of_a_city_has_people_of_its_own(book: RuleBook) -> None:
    first, later = tables(book, 500, 7, AS_OF), tables(book, 500, 7, AS_OF, first=500)
    assert not set(first["people"]["person"].to_pylist()) & set(later["people"]["person"].to_pylist())


@pytest.mark.parametrize("fact", ["hukou", "birth", "dis.level", "relief.status"])
def test_two_in_a_hundred_are_unknown(table: pa.Table, fact: str) -> None:
    assert share(table, state_column(fact), 0) == pytest.approx(UNKNOWN, abs=0.005)


def test_one_in_twenty_is_disabled(table: pa.Table) -> None:
    assert share(table, state_column("dis.level"), 2) == pytest.approx(DISABLED * (1 - UNKNOWN), abs=0.01)


def test_nobody_is_born_after_the_day(table: pa.Table) -> None:
    assert pc.max(table["birth"]).as_py() <= AS_OF
