"""Statements on the table of seals. Each takes a cursor, as those of the records do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiayuan.audit.leaves import SealHead
from jiayuan.audit.store import Cursor

SEALS = """
SELECT no, epoch, from_xid, to_xid, count, root, prev_root, alg, signature, key_id, at FROM audit_seal
WHERE no > %s ORDER BY no
"""


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
