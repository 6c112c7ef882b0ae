"""Statements of the audit module. Each takes a cursor, so that any connection will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from jiayuan.audit.rules import Row, SealHead


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
SEALS = """
SELECT no, epoch, from_xid, to_xid, count, root, prev_root, alg, signature, key_id, at FROM audit_seal
WHERE no > %s ORDER BY no
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


@dataclass(frozen=True, slots=True)
class StoredSeal:
    """A seal with its signature, as kept in the table and in the archive."""

    head: SealHead
    signature: bytes
    key_id: str
    at: datetime


def _seal(row: Sequence[Any]) -> StoredSeal:
    no, epoch, from_xid, to_xid, count, root, prev_root, alg, signature, key, at = row
    head = SealHead(no, epoch, from_xid, to_xid, count, bytes(root), bytes(prev_root), alg)
    return StoredSeal(head, bytes(signature), key, at)


def seals_after(cursor: Cursor, no: int) -> list[StoredSeal]:
    """All seals numbered above `no`, in order."""
    cursor.execute(SEALS, (no,))
    return [_seal(row) for row in cursor.fetchall()]


def last_seal(cursor: Cursor) -> StoredSeal | None:
    cursor.execute("SELECT coalesce(max(no), 0) - 1 FROM audit_seal")
    found = seals_after(cursor, int(cursor.fetchone()[0]))
    return found[-1] if found else None


def insert_seal(cursor: Cursor, seal: StoredSeal, sent_to: Sequence[str]) -> None:
    head = seal.head
    cursor.execute(
        "INSERT INTO audit_seal (no, epoch, from_xid, to_xid, count, root, prev_root, alg, signature, key_id, at,"
        " sent_to)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::text[])",
        (head.no, head.epoch, head.from_xid, head.to_xid, head.count, head.root, head.prev_root, head.alg,
         seal.signature, seal.key_id, seal.at, list(sent_to)),
    )  # fmt: skip


def oldest_month(cursor: Cursor) -> datetime | None:
    """The start of the oldest monthly partition: records before it were dropped by their retention rule."""
    cursor.execute(
        "SELECT min(to_timestamp(right(relname, 7), 'YYYY_MM')) FROM pg_class"
        " WHERE relkind = 'r' AND relname ~ '^audit_record_[0-9]{4}_[0-9]{2}$'"
    )
    found: datetime | None = cursor.fetchone()[0]
    return found
