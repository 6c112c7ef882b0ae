"""Statements of the audit module. Each takes a cursor, so that any connection will do."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from jiayuan.audit.leaves import Row


class Cursor(Protocol):
    """What the statements need: Django's and psycopg's cursors both have it."""

    def execute(self, query: Any, params: Any = None) -> Any: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> Any: ...


# No RETURNING: that needs the right to read, which hardly anybody has.
INSERT = """
INSERT INTO audit_record (id, actor, role, act, purpose, scope, object, subjects, fields, n, outcome, reason,
                          request_id, detail)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s::text[], %s, %s, %s, %s, %s::jsonb)
"""
# Microseconds instead of text: the canonical form must not depend on a session's time zone.
ROWS = """
SELECT id::text, xid::text::bigint, jsonb_build_array(epoch, (extract(epoch FROM at) * 1000000)::bigint, actor, role,
  act, purpose, scope, object, to_jsonb(subjects), to_jsonb(fields), n, outcome, reason, request_id, detail)::text
FROM audit_record WHERE epoch = %s AND xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY xid, id
"""


def rows_between(cursor: Cursor, epoch: int, from_xid: int, to_xid: int) -> list[Row]:
    """The records of finished transactions in that range, in sealing order."""
    cursor.execute(ROWS, (epoch, from_xid, to_xid))
    return [Row(*row) for row in cursor.fetchall()]


def horizon(cursor: Cursor) -> int:
    """Every transaction below this number has ended: no late commit can slip behind a seal."""
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    return int(cursor.fetchone()[0])


def current_epoch(cursor: Cursor) -> int:
    """The epoch new records get (a restore raises the column's default, as transaction numbers restart)."""
    cursor.execute(
        # Read from the catalogue, so that even an empty new epoch is known.
        "SELECT pg_get_expr(adbin, adrelid)::int FROM pg_attrdef WHERE adrelid = 'audit_record'::regclass"
        " AND adnum = (SELECT attnum FROM pg_attribute WHERE attrelid = adrelid AND attname = 'epoch')"
    )
    return int(cursor.fetchone()[0])


def oldest_month(cursor: Cursor) -> datetime | None:
    """The start of the oldest monthly partition: records before it were dropped by their retention rule."""
    cursor.execute(
        "SELECT min(to_timestamp(right(relname, 7), 'YYYY_MM')) FROM pg_class"
        " WHERE relkind = 'r' AND relname ~ '^audit_record_[0-9]{4}_[0-9]{2}$'"
    )
    found: datetime | None = cursor.fetchone()[0]
    return found
