"""Exact arithmetic in a set: ages by pairs, money in integers."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import duckdb
import ibis
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import Column, negated, outer, state_column, union
from jiayuan.benefits.engine.dates import age_on
from jiayuan.benefits.engine.rounding import half_up
from jiayuan.benefits.engine.sets.exact import age_at, floor_div, scaled
from jiayuan.benefits.engine.sets.tables import schema_for


def sql_of(column: Column) -> str:
    return str(ibis.to_sql(column, dialect="duckdb"))


def value_of(column: Column) -> object:
    row = duckdb.execute(sql_of(column)).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2024, 2, 29), date(2026, 12, 31), date(2026, 1, 1)])
def test_ages_of_every_birthday(day: date) -> None:
    table = ibis.table({"birth": "date"}, name="people")
    births = [date(1920, 1, 1) + timedelta(days=offset) for offset in range(0, 38_000, 3)]
    base = duckdb.connect()
    base.execute("CREATE TABLE people AS SELECT unnest(?::date[]) AS birth", [births])
    found = base.execute(sql_of(table.select("birth", age=age_at(table.birth, day)))).fetchall()
    assert all(age == age_on(birth, day) for birth, age in found)


@pytest.mark.parametrize("amount", [-7, -1, 0, 1, 3, 101, 10**12])
@pytest.mark.parametrize("factor", [Fraction(7, 20), Fraction(1, 2), Fraction(3, 2), Fraction(1, 3), Fraction(-1, 4)])
def test_scaling_rounds_like_the_explainer(amount: int, factor: Fraction) -> None:
    assert value_of(scaled(ibis.literal(amount, "int64"), factor)) == half_up(amount * factor)


@pytest.mark.parametrize(("over", "by"), [(7, 2), (-7, 2), (6, 3), (-6, 3), (0, 5), (10**17, 7)])
def test_floor_division_is_exact(over: int, by: int) -> None:
    assert value_of(floor_div(ibis.literal(over, "int64"), ibis.literal(by, "int64"))) == over // by


@pytest.mark.parametrize(("value", "answer"), [(True, False), (False, True), (None, None)])
def test_not_keeps_the_unknown(value: bool | None, answer: bool | None) -> None:
    truth = ibis.literal(True).nullif(True) if value is None else ibis.literal(value)
    assert value_of(negated(truth)) is answer
    assert value_of(negated(truth).isnull()) is (answer is None)


def test_one_open_end_opens_the_whole() -> None:
    open_end, closed = ibis.null("int64"), ibis.literal(5, "int64")
    assert value_of(outer("least", [open_end, closed])) is None
    assert value_of(outer("greatest", [closed, ibis.literal(9, "int64")])) == 9


def test_masks_are_joined() -> None:
    assert value_of(union([ibis.literal(1, "int64"), ibis.literal(4, "int64")])) == 5


def test_the_schema_has_value_and_state(beijing: RuleBook) -> None:
    schema = schema_for(["person"], ["birth"], [], beijing.facts)
    assert list(schema.names) == ["person", "birth", state_column("birth")]
