"""Two engines side by side: what counts as a difference, and that people made in pieces are people all the same."""

from __future__ import annotations

import pyarrow as pa
import pytest

from jiayuan.benefits.engine import engineparity
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.engineparity import apart, engine_differences, random_tables
from jiayuan.benefits.engine.engines import ENGINES, engine_named
from jiayuan.kernel.errors import Invalid
from tests.benefits.engine.toy import AS_OF

WIDE = pa.int64()


def rows(*amounts: int | None, kind: pa.DataType = WIDE) -> pa.Table:
    keys = [f"p{at}" for at in range(len(amounts))]
    return pa.table({"person": keys, "amount": pa.array(amounts, kind)})


def test_a_fen_is_a_difference_and_so_is_unknown_for_nothing() -> None:
    assert apart(rows(1, 0, 5), rows(2, None, 5)) == {"p0", "p1"}


def test_the_width_of_a_number_and_the_order_of_rows_are_none() -> None:
    turned = rows(1, None, 3).take([2, 0, 1])
    assert apart(rows(1, None, 3, kind=pa.int32()), turned) == set()


def test_whoever_only_one_of_them_has_is_one() -> None:
    assert apart(rows(1, 2), rows(1)) == {"p1"} == apart(rows(1), rows(1, 2))


def test_an_engine_agrees_with_itself(book: RuleBook) -> None:
    tables = random_tables(book, 30, 5, AS_OF)
    assert engine_differences(tables, book, AS_OF, ("duckdb", "duckdb")) == []


def test_households_made_in_pieces_have_numbers_of_their_own(book: RuleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engineparity, "PIECE", 10)
    tables = random_tables(book, 25, 5, AS_OF)
    assert tables["homes"]["household"].to_pylist() == [str(at) for at in range(25)]
    assert set(tables["people"]["household"].to_pylist()) == set(tables["homes"]["household"].to_pylist())


def test_an_engine_is_named_or_what_could_be_is_said() -> None:
    assert [engine_named(name) for name in ("duckdb", "spark")] == list(ENGINES.values())
    with pytest.raises(Invalid) as raised:
        engine_named("hive")
    assert "spark" in str(raised.value.advice)
