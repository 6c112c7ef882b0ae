"""Statements that are planned once."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from jiayuan.benefits.engine.sets.slots import Statement

COLUMNS = {"people": ("number",)}


@pytest.fixture
def base() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def people(*numbers: int) -> pa.Table:
    return pa.table({"name": ["x"] * len(numbers), "number": pa.array(numbers, pa.int64())})


def total(statement: Statement, *numbers: int) -> object:
    return statement.run({"people": people(*numbers)})["total"].to_pylist()


def test_a_statement_reads_whoever_lies_in_its_slot(base: duckdb.DuckDBPyConnection) -> None:
    statement = Statement(base, 'SELECT sum(number)::BIGINT AS total FROM "people"', COLUMNS)
    assert [total(statement, 1, 2), total(statement, 5), total(statement)] == [[3], [5], [None]]


def test_statements_do_not_see_each_others_people(base: duckdb.DuckDBPyConnection) -> None:
    first = Statement(base, 'SELECT count(*) AS total FROM "people"', COLUMNS)
    second = Statement(base, 'SELECT max(number) AS total FROM "people"', COLUMNS)
    assert [total(first, 1), total(second, 7, 9), total(first, 4, 4, 4)] == [[1], [9], [3]]


def test_only_the_columns_that_are_read_are_laid_out(base: duckdb.DuckDBPyConnection) -> None:
    statement = Statement(base, 'SELECT * FROM "people"', COLUMNS)
    assert statement.run({"people": people(1)}).column_names == ["number"]
