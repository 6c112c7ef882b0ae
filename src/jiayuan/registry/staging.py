"""Bulk rows on their way in: COPY to an unlogged, unindexed table in schema intake, then set-based SQL.

COPY is refused on tables under row security, so every upload gets a table of its own, made and dropped inside the
caller's transaction: a crash leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import polars as pl
from django.db import connection, transaction
from psycopg.sql import SQL, Composable, Identifier, Literal

PART = 25_000
FEW = 64
COPY = "COPY {table} ({columns}) FROM STDIN (FORMAT csv, NULL '\\N')"


def _csv(frame: pl.DataFrame) -> bytes:
    """CSV in which NULL is an unquoted \\N and bytes are hex; text loses NUL, which PostgreSQL cannot hold."""
    hexed = [
        pl.format("\\x{}", pl.col(name).bin.encode("hex")).alias(name)
        for name, kind in frame.schema.items()
        if kind == pl.Binary
    ]
    clean = frame.with_columns(hexed).with_columns(pl.col(pl.String).str.replace_all("\x00", "", literal=True))
    return clean.write_csv(include_header=False, null_value="\\N", quote_style="non_numeric").encode()


def worded(text: str) -> SQL:
    """A statement text of our own as SQL; never one that came from outside."""
    return SQL(text)


@contextmanager
def copied(rows: pl.DataFrame | Iterable[pl.DataFrame], types: Mapping[str, str]) -> Iterator[Identifier]:
    """The rows of a frame, or of frames that come part by part, as a table in schema intake for the block.

    `types` maps column → SQL type.
    """
    name = Identifier("intake", f"load_{uuid4().hex}")
    columns = SQL(", ").join(SQL("{} {}").format(Identifier(key), worded(kind)) for key, kind in types.items())
    # Unlogged and without index: the rows live for one statement or two.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SQL("CREATE UNLOGGED TABLE {} ({})").format(name, columns))
        names = SQL(", ").join(map(Identifier, types))
        with cursor.copy(SQL(COPY).format(table=name, columns=names)) as target:
            for frame in [rows] if isinstance(rows, pl.DataFrame) else rows:
                # As text a row is several times as large as in columns: never all of them at once.
                for part in frame.select(list(types)).iter_slices(PART):
                    target.write(_csv(part))
        # Without figures the planner takes a big table for a tiny one and loops.
        cursor.execute(SQL("ANALYZE {}").format(name))
        yield name
        cursor.execute(SQL("DROP TABLE {}").format(name))


def _value(value: object, kind: str) -> Composable:
    clean = value.replace("\x00", "") if isinstance(value, str) else value
    return SQL("{}::{}").format(Literal(clean), worded(kind))


def _written_out(frame: pl.DataFrame, types: Mapping[str, str]) -> Composable:
    """The rows as a sub-select, to be read under an alias."""
    names = SQL(", ").join(map(Identifier, types))
    rows = [
        SQL("({})").format(SQL(", ").join(map(_value, row, types.values())))
        for row in frame.select(list(types)).iter_rows()
    ]
    none = SQL("({})").format(SQL(", ").join(_value(None, kind) for kind in types.values()))
    return SQL("(SELECT * FROM (VALUES {}) v ({}) WHERE {})").format(
        SQL(", ").join(rows or [none]), names, Literal(bool(rows))
    )


@contextmanager
def at_hand(frame: pl.DataFrame, types: Mapping[str, str]) -> Iterator[Composable]:
    """The rows to read in FROM or JOIN under an alias: a few stand in the statement itself, many are `copied`.

    What people decide one at a time touches a handful of rows, and making a table takes longer than all the rest.
    """
    if frame.height <= FEW:
        with transaction.atomic():
            yield _written_out(frame, types)
        return
    with copied(frame, types) as table:
        yield table


def be_patient() -> None:
    """Lets the statements of this transaction take minutes: for loads and merges, never inside a page."""
    with connection.cursor() as cursor:
        # Compiling a statement takes longer than most of them run, and sorting on disk longer than in memory.
        cursor.execute("SET LOCAL statement_timeout = '30min'; SET LOCAL jit = off; SET LOCAL work_mem = '96MB'")
        # Between two statements a hundred thousand rows are compared or sealed: no sign of a client that went away.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '30min'")


def in_bulk() -> None:
    """For first loads: patient, and without nested loops.

    Tables filled in this very transaction have no statistics; the planner takes them for empty, and a nested loop over
    what are really half a million facts never ends.
    """
    be_patient()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '256MB'")


def run(statement: Composable | str, parameters: Any = None) -> int:
    """Executes one set-based statement and returns the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


def fill(text: str, **tables: Composable) -> Composable:
    """Puts table names into a statement text of our own."""
    return worded(text).format(**tables)
