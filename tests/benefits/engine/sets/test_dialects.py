"""The same columns said to DuckDB and to Spark."""

from __future__ import annotations

import duckdb
import ibis
import pytest

from jiayuan.benefits.engine.sets.dialects import COMPILERS, column_texts, statement
from jiayuan.benefits.engine.sets.exact import floor_div
from jiayuan.benefits.engine.sets.numbers import half_up_div

BASE = ibis.table({"over": "int64", "by": "int64"}, name="base")
DIALECTS = sorted(COMPILERS)


@pytest.mark.parametrize(("dialect", "word"), [("duckdb", 'DIVIDE("t0"'), ("pyspark", "DIV(`t0`")])
def test_whole_parts_are_never_divided_as_floats(dialect: str, word: str) -> None:
    (text,) = column_texts(BASE.select(whole=floor_div(BASE["over"], BASE["by"])), dialect)
    assert text.startswith(word)
    assert " / " not in text


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_is_divided_by_what_may_be_nobody(dialect: str) -> None:
    """Wherever a part of it is computed: Spark fails on x % 0, where DuckDB says NULL."""
    (text,) = column_texts(BASE.select(share=half_up_div(BASE["over"], BASE["by"])), dialect)
    parts = text.replace("`", "").replace('"', "").split("%")
    assert len(parts) > 1
    assert all(part.lstrip(" (").startswith("CASE WHEN t0.by > 0") for part in parts[1:])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_masks_of_many_entries_are_joined(dialect: str) -> None:
    joined = BASE.group_by("by").aggregate(mask=BASE["over"].bit_or())
    assert "BIT_OR(" in statement(joined, dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_column_is_a_text_of_its_own_and_says_its_name(dialect: str) -> None:
    first, second = column_texts(BASE.select(a=BASE["over"] + 1, b=BASE["by"].nullif(0)), dialect)
    assert (first.rstrip('`"')[-1], second.rstrip('`"')[-1]) == ("a", "b")


def test_a_statement_is_run_as_it_stands() -> None:
    base = duckdb.connect()
    base.execute("CREATE TABLE base AS SELECT 7 AS over, 2 AS by")
    text = statement(BASE.select(whole=floor_div(BASE["over"], BASE["by"])), "duckdb")
    assert base.execute(text).fetchall() == [(3,)]
