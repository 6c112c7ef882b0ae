"""A query of steps gives what Ibis would, with every shared part computed once."""

from __future__ import annotations

import duckdb
import ibis
import pytest

from jiayuan.benefits.engine.columns import Column, pick
from jiayuan.benefits.engine.sets.query import Query

BASE = ibis.table({"a": "int64", "b": "int64"}, name="base")


def rows(query: Query, *columns: str) -> list[tuple[object, ...]]:
    base = duckdb.connect()
    base.execute("CREATE TABLE base (a BIGINT, b BIGINT)")
    base.execute("INSERT INTO base VALUES (1, 2), (3, NULL), (NULL, 5)")
    return base.execute(query.text(columns or ("*",))).fetchall()


def computed(**named: Column) -> Query:
    query = Query()
    stage = query.keep(BASE)
    query.with_columns(stage, {name: column(stage) for name, column in named.items()})
    return query


def test_columns_stand_beside_those_of_the_stage() -> None:
    assert rows(computed(c=lambda at: at["a"] + 1)) == [(1, 2, 2), (3, None, 4), (None, 5, None)]


def test_only_the_columns_asked_for_are_given() -> None:
    assert rows(computed(c=lambda at: at["b"] * 2), "c") == [(4,), (None,), (10,)]


def test_a_shared_part_stands_in_one_step_alone() -> None:
    query = computed(c=lambda at: (at["a"] + at["b"]) * 7 + 1, d=lambda at: (at["a"] + at["b"]) * 7 - 1)
    assert query.text().count("* 7") == 1
    assert rows(query, "c", "d")[0] == (22, 20)


def test_each_use_doubled_stays_one_step_a_level() -> None:
    def deep(at: ibis.Table) -> Column:
        found = at["a"] + at["b"]
        for _ in range(30):
            found = pick((found > 0, found + found), default=found - found)
        return found

    query = computed(c=deep)
    assert len(query.text()) < 6_000
    assert rows(query, "c")[0] == (3 * 2**30,)


def test_two_times_columns_never_take_each_other_s_names() -> None:
    query = Query()
    stage = query.keep(BASE)
    for number in range(2):
        part = (stage["a"] + stage["b"]) * 7
        stage = query.with_columns(stage, {f"x{number}": part + number, f"y{number}": part - number})
    assert rows(query, "x0", "y0", "x1", "y1")[0] == (21, 21, 22, 20)


@pytest.mark.parametrize(("dialect", "quoted"), [("duckdb", '"a"'), ("pyspark", "`a`")])
def test_the_same_steps_are_said_in_either_dialect(dialect: str, quoted: str) -> None:
    query = Query(dialect)
    stage = query.keep(BASE)
    query.with_columns(stage, {"c": stage["a"] + 1})
    assert quoted in query.text()
