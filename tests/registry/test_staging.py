"""Bulk rows through COPY: every value arrives as it was, and nothing stays behind."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.registry.staging import be_patient, copied, fill, run

TYPES = {"a": "text", "b": "bigint", "c": "bytea", "d": "date", "e": "boolean"}
SCHEMA = {"a": pl.String, "b": pl.Int64, "c": pl.Binary, "d": pl.Date, "e": pl.Boolean}
ROW = st.tuples(
    st.one_of(st.none(), st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))),
    st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)),
    st.one_of(st.none(), st.binary(max_size=40)),
    st.one_of(st.none(), st.dates(date(1850, 1, 1))),
    st.one_of(st.none(), st.booleans()),
)


def through(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    with copied(frame, TYPES) as table, connection.cursor() as cursor:
        cursor.execute(fill("SELECT a, b, c, d, e FROM {t} ORDER BY ctid", t=table))
        return [tuple(bytes(x) if isinstance(x, memoryview) else x for x in row) for row in cursor.fetchall()]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROW, max_size=6))
def test_every_value_arrives(service: Acting, rows: list[tuple[object, ...]]) -> None:
    assert through(rows) == rows


@pytest.mark.parametrize("text", ["", "\\N", "\\.", 'a"b', "a,b", "a\nb", "\r\n", "NULL", "\t", "𠮷"])
def test_texts_that_look_like_csv(service: Acting, text: str) -> None:
    assert through([(text, None, None, None, None)])[0][0] == text


def test_nul_is_left_out(service: Acting) -> None:
    assert through([("a\x00b", None, None, None, None)])[0][0] == "ab"


def test_the_table_is_gone_afterwards(service: Acting) -> None:
    through([("a", 1, None, None, None)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'intake'")
        assert cursor.fetchone()[0] == 0


def test_a_crash_leaves_nothing_behind(service: Acting) -> None:
    frame = pl.DataFrame([("a", 1, None, None, None)], schema=SCHEMA, orient="row")
    with pytest.raises(ProgrammingError), transaction.atomic(), copied(frame, TYPES):
        run("SELECT no_such_thing()")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'intake'")
        assert cursor.fetchone()[0] == 0


def test_run_counts_the_rows(service: Acting) -> None:
    frame = pl.DataFrame([("a", 1, None, None, None)] * 3, schema=SCHEMA, orient="row")
    with copied(frame, TYPES) as table:
        assert run(fill("UPDATE {t} SET b = 2", t=table)) == 3


@pytest.mark.parametrize("limit", ["statement_timeout", "idle_in_transaction_session_timeout"])
def test_large_files_may_think_between_their_statements(service: Acting, limit: str) -> None:
    be_patient()
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {limit}")
        assert cursor.fetchone()[0] == "30min"
