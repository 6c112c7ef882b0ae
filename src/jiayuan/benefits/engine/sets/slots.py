"""Statements that DuckDB plans once and runs over one part of the people after another.

Planning a page of law takes longer than asking a hundred thousand people, so it must not be repeated for each part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

# Batches of this many rows are shared out among threads.
BATCH = 32_768


class Slot:
    """A place for tables of one shape: a statement reads whichever lies in it when it runs."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


class Statement:
    """One query on a connection of its own, with a slot for each table and its columns.

    Every table must bring the same columns each time; it may bring any rows.
    """

    def __init__(self, base: duckdb.DuckDBPyConnection, sql: str, columns: Mapping[str, Sequence[str]]) -> None:
        # Names of tables belong to a connection: no statement sees the slots of another.
        self._base = base.cursor()
        self._sql = sql
        self._columns = columns
        self._slots: dict[str, Slot] = {}

    def run(self, tables: Mapping[str, pa.Table]) -> pa.Table:
        """The answer over these tables."""
        given = {name: tables[name].select(columns) for name, columns in self._columns.items()}
        if not self._slots:
            self._prepare(given)
        for name, table in given.items():
            self._slots[name].table = pa.Table.from_batches(table.to_batches(BATCH), table.schema)
        answer: pa.Table = self._base.sql("EXECUTE asked").to_arrow_table()
        # Left in its slot a part would stay in memory until the statement runs again.
        for slot in self._slots.values():
            slot.table = slot.table.schema.empty_table()
        return answer

    def _prepare(self, given: Mapping[str, pa.Table]) -> None:
        self._slots = {name: Slot(table) for name, table in given.items()}
        for name, slot in self._slots.items():
            self._base.register(name, slot)
        self._base.execute(f"PREPARE asked AS {self._sql}")
