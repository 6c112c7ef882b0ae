"""Reads of the audit module. They run under the acting role: row security decides what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

_COLUMNS = "id, at, actor, role, act, purpose, scope, fields, n, outcome, reason"
# A record carries the time its transaction began, its id the moment it was written: a long transaction has old records
# with young ids, and a page cut by the id alone would lose them.
_BEFORE = "(at, id) < (SELECT last.at, last.id FROM audit_record last WHERE last.id = %s)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as an auditor or its subject reads it."""

    id: UUID
    at: datetime
    actor: UUID | None
    role: str
    act: str
    purpose: str
    scope: str
    fields: tuple[str, ...]
    n: int | None
    outcome: str
    reason: str


def _entries(where: str, values: Sequence[Any], limit: int) -> list[Entry]:
    # The conditions are literals of this file; every value travels as a parameter.
    statement = f"SELECT {_COLUMNS} FROM audit_record WHERE {where} ORDER BY at DESC, id DESC LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, (*values, limit))
        rows = cursor.fetchall()
    return [_entry(row) for row in rows]


def _entry(row: Sequence[Any]) -> Entry:
    named = dict(zip((field.name for field in fields(Entry)), row, strict=True))
    return Entry(**{**named, "fields": tuple(named["fields"])})


def trail_of(subject: UUID, *, before: UUID | None = None, limit: int = 50, field: str = "") -> list[Entry]:
    """Who looked at or changed this person's data, or one field of it, latest first.

    A resident sees the own trail and no other.
    """
    # Containment, because the GIN index on subjects serves it.
    given: dict[str, Any] = {"subjects @> ARRAY[%s]::uuid[]": subject, "%s = ANY (fields)": field, _BEFORE: before}
    chosen = {clause: value for clause, value in given.items() if value}
    return _entries(" AND ".join(chosen), tuple(chosen.values()), limit)


def search(
    *,
    act: str = "",
    actor: UUID | None = None,
    obj: str = "",
    purpose: str = "",
    before: UUID | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Records for the auditor, latest first; empty arguments do not narrow."""
    given = {"act = %s": act, "actor = %s": actor, "object = %s": obj, "purpose = %s": purpose, _BEFORE: before}
    chosen = {clause: value for clause, value in given.items() if value}
    return _entries(" AND ".join(chosen) or "true", tuple(chosen.values()), limit)


def counts() -> dict[str, int]:
    """How many records and seals there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM audit_record), (SELECT count(*) FROM audit_seal),"
                       " (SELECT coalesce(sum(count), 0) FROM audit_seal)")  # fmt: skip
        records, seals, sealed = cursor.fetchone()
    return {"records": int(records), "seals": int(seals), "sealed": int(sealed)}
