"""One fact in a set: a value only where it is known, an absence only where there can be one."""

from __future__ import annotations

import duckdb
import ibis
import pytest

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, FactDef
from jiayuan.benefits.engine.sets.factcolumns import FactColumns, counted

MAYBE = FactDef("x", "int", "甲", "x")
ALWAYS = FactDef("x", "int", "甲", "x", may_be_absent=False)
YES = FactDef("x", "bool", "甲", "x")


def seen(defined: FactDef, value: object, state: int, what: str) -> object:
    """One column of the fact for one person."""
    kind = "boolean" if defined.kind == "bool" else "int64"
    table = ibis.table({"x": kind, "x__state": "int8"}, name="people")
    found: FactColumns = counted(table, "x", defined, 8)
    base = duckdb.connect()
    base.execute(f"CREATE TABLE people (x {'BOOLEAN' if kind == 'boolean' else 'BIGINT'}, x__state TINYINT)")
    base.execute("INSERT INTO people VALUES (?, ?)", [value, state])
    row = base.execute(str(ibis.to_sql(table.select(y=getattr(found, what)), dialect="duckdb"))).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(("state", "value"), [(KNOWN, 7), (ABSENT, None), (UNKNOWN, None)])
def test_a_value_counts_only_when_known(state: int, value: object) -> None:
    assert seen(MAYBE, 7, state, "value") == value


def test_an_absence_that_cannot_be_is_unknown() -> None:
    assert seen(ALWAYS, None, ABSENT, "state") == UNKNOWN
    assert seen(MAYBE, None, ABSENT, "state") == ABSENT
    assert seen(ALWAYS, None, ABSENT, "mask") == 8


@pytest.mark.parametrize(("state", "bit"), [(KNOWN, 0), (ABSENT, 0), (UNKNOWN, 8)])
def test_the_bit_is_set_only_while_unknown(state: int, bit: int) -> None:
    assert seen(MAYBE, 1, state, "mask") == bit


@pytest.mark.parametrize(
    ("value", "state", "truth"),
    [(True, KNOWN, True), (False, KNOWN, False), (None, ABSENT, False), (None, UNKNOWN, None)],
)
def test_absent_counts_as_no_and_unknown_as_null(value: bool | None, state: int, truth: bool | None) -> None:
    assert seen(YES, value, state, "truth") is truth
