"""A throw-away copy of the database that holds, for every registered table, one row per way of reaching it.

Constraints are dropped and all rights granted there, so that only the policies stand between a role and a row.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from jiayuan.kernel.tables import Table, registered
from tests import database

ROOM_A = "110102.001.001.0001.0001.01.0301."
ROOM_B = "110102.001.002.0001.0001.01.0301."
ORG_A, ORG_B = 7, 8
PERSON_A = "00000000-0000-7000-8000-00000000000a"
PERSON_B = "00000000-0000-7000-8000-00000000000b"
SCOPE_A = {
    "lo": "110102.001.001.",
    "hi": "110102.001.001/",
    "orgs": f"{{{ORG_A}}}",
    "subject": PERSON_A,
    "actor": PERSON_A,
}
ROLES = ("jy_staff", "jy_resident", "jy_analyst", "jy_auditor", "jy_web", "jy_worker")
# Columns that policies of one table name beyond the register, and the value that opens them to person A.
SPECIAL: Mapping[str, Mapping[str, Any]] = {
    "identity_account": {"id": PERSON_A},
    "identity_grant": {"account_id": PERSON_A},
    "identity_delegation": {"delegate_id": PERSON_A},
}
LOOSEN = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT conrelid::regclass AS rel, conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
      WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x', 'f', 'u', 'p')
        AND conparentid = 0 AND NOT relispartition ORDER BY contype = 'p', contype = 'u' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', found.rel, found.conname);
  END LOOP;
  FOR found IN SELECT indexrelid::regclass AS index FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indisunique AND relnamespace = 'public'::regnamespace AND NOT relispartition LOOP
    EXECUTE format('DROP INDEX IF EXISTS %s CASCADE', found.index);
  END LOOP;
  FOR found IN SELECT attrelid::regclass AS rel, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND attnotnull
        AND attidentity = '' AND NOT relispartition LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', found.rel, found.attname);
  END LOOP;
END $$
"""


def guarded() -> list[Table]:
    """All registered tables that must have row security, by name."""
    return sorted((table for table in registered().values() if table.guarded), key=lambda table: table.name)


def place_columns(table: Table) -> tuple[str, ...]:
    if table.scope_kind in ("place", "place_or_subject"):
        return (table.place_column, *table.extra_place_columns)
    return ()


def subject_value(table: Table, person: str) -> Any:
    """A record of the audit names several people in one cell."""
    return [person] if table.scope_kind == "audit" else person


def foreign_row(table: Table) -> dict[str, Any]:
    """A row of the next community, of another person, of another organisation."""
    row: dict[str, Any] = dict.fromkeys(place_columns(table), ROOM_B)
    if table.org_column:
        row[table.org_column] = ORG_B
    if table.subject_column:
        row[table.subject_column] = subject_value(table, PERSON_B)
    return row


def doors(table: Table) -> dict[str, Any]:
    """Each column that alone opens a row to scope A, with the value that does."""
    found: dict[str, Any] = dict.fromkeys(place_columns(table), ROOM_A)
    if table.org_column:
        found[table.org_column] = ORG_A
    if table.subject_column:
        found[table.subject_column] = subject_value(table, PERSON_A)
    return found


def rows(table: Table) -> list[dict[str, Any]]:
    """A foreign row, and one row per door that is foreign in every other respect."""
    foreign = foreign_row(table)
    opened = [{**foreign, column: value} for column, value in doors(table).items()]
    opened += [{**foreign, column: value} for column, value in SPECIAL.get(table.name, {}).items()]
    return [foreign, *opened]


@dataclass(frozen=True)
class Ground:
    """The copy; `admin` is a superuser connection to it."""

    admin: psycopg.Connection[Any]
    url: str

    def count(self, table: str, role: str, settings: Mapping[str, str] | None) -> int | str:
        """Rows the role sees with these settings (None: never set), or the error it gets."""
        with self.as_role(role, settings):
            try:
                return int(
                    self.admin.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()[0]
                )
            except psycopg.Error as error:
                return type(error).__name__

    def insert(self, table: str, role: str, row: Mapping[str, Any]) -> int | str:
        """1 when the role with scope A may add the row, else the error."""
        with self.as_role(role, SCOPE_A):
            try:
                return add(self.admin, table, row)
            except psycopg.Error as error:
                return type(error).__name__

    @contextmanager
    def as_role(self, role: str, settings: Mapping[str, str] | None) -> Iterator[None]:
        """Everything inside is rolled back."""
        with self.admin.transaction(force_rollback=True):
            for name, value in (settings or {}).items():
                self.admin.execute("SELECT set_config(%s, %s, true)", (f"jiayuan.{name}", value))
            self.admin.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            yield


_KEY_COLUMNS = """
SELECT attname, CASE WHEN format_type(atttypid, NULL) IN ('date', 'timestamp with time zone') THEN now()::date::text
                ELSE '1' END
FROM pg_partitioned_table JOIN pg_attribute ON attrelid = partrelid AND attnum = ANY (partattrs::int2[])
WHERE partrelid = %s::regclass
"""


def _partition_values(connection: psycopg.Connection[Any], table: str) -> dict[str, Any]:
    """Values for the columns a partitioned table is split by; they may not be empty."""
    return dict(connection.execute(_KEY_COLUMNS, (table,)).fetchall())


def add(connection: psycopg.Connection[Any], table: str, row: Mapping[str, Any]) -> int:
    values: dict[str, Any] = dict(row)
    columns = sql.SQL(", ").join(map(sql.Identifier, values))
    marks = sql.SQL(", ").join(sql.Placeholder() * len(values))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, marks)
    connection.execute(statement, list(values.values()))
    return 1


def _fill(connection: psycopg.Connection[Any], table: Table) -> None:
    split = _partition_values(connection, table.name)
    for row in rows(table):
        add(connection, table.name, {**split, **row})
    roles = sql.SQL(", ").join(map(sql.Identifier, ROLES))
    name = sql.Identifier(table.name)
    connection.execute(sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(name, roles))


@contextmanager
def standing() -> Iterator[Ground]:
    """Builds the copy and removes it afterwards."""
    name = f"ground_{os.getpid()}"
    source = database.template().database
    with psycopg.connect(database.admin_url(), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        url = psycopg.conninfo.make_conninfo(database.admin_url(), dbname=name)
        try:
            with psycopg.connect(url, autocommit=True) as admin:
                admin.execute("SET session_replication_role = replica")
                admin.execute(LOOSEN)
                for table in guarded():
                    _fill(admin, table)
                yield Ground(admin, url)
        finally:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
