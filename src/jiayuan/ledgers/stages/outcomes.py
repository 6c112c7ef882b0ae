"""What match and merge say about many stored rows, each written with one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import polars as pl
from django.db import connection

from jiayuan.ledgers.models import LedgerRow
from jiayuan.ledgers.stages.active import endings
from jiayuan.ledgers.stages.rows import Light
from jiayuan.registry import api as registry

OUTCOMES = """
UPDATE ledgers_ledger_row r SET outcome = s.outcome FROM {staged} s WHERE r.id = s.id AND r.outcome <> s.outcome
"""
WRITERS = "UPDATE ledgers_ledger_row r SET written_by = s.writer FROM {staged} s WHERE r.id = s.id"
CONFIRM = "UPDATE ledgers_link k SET state = 'confirmed' FROM {staged} s WHERE k.id = s.id AND k.state <> 'confirmed'"
# The newest merged row of each record: what it said last, and which file wrote that.
STANDING = """
SELECT DISTINCT ON (r.record_id) r.record_id, r.row_hash, r.written_by, f.merge_no
FROM {staged} s JOIN ledgers_ledger_row r ON r.record_id = s.id JOIN ledgers_ledger_file f ON f.id = r.file_id
WHERE f.state = 'merged' AND r.written_by IS NOT NULL
ORDER BY r.record_id, f.merge_no DESC, r.id
"""
LIVE_LINKS = """
SELECT k.record_id, k.id, k.entity, k.hold_id, k.is_new, k.state
FROM {staged} s JOIN ledgers_link k ON k.record_id = s.id WHERE k.state IN ('proposed', 'confirmed')
"""
REJECTED = """
SELECT k.record_id, k.entity FROM {staged} s JOIN ledgers_link k ON k.record_id = s.id WHERE k.state = 'rejected'
ORDER BY k.id
"""
ASKED = """
SELECT DISTINCT q.record_id FROM {staged} s JOIN ledgers_review_item q ON q.record_id = s.id
WHERE q.state <> 'decided' AND q.kind = 'match'
"""


class Owner(NamedTuple):
    """What of a live link the facts need: its id, whose the row is, and how it came about."""

    pk: int
    entity: UUID
    hold_id: bool
    is_new: bool
    state: str


def _of_records(text: str, records: Sequence[int]) -> list[tuple[Any, ...]]:
    """The lines of a statement over {staged}, a table of these records."""
    # A table with figures of its own: for long lists of numbers and for tables that just grew the planner loops.
    frame = pl.DataFrame({"id": records}, schema={"id": pl.Int64})
    with registry.at_hand(frame, {"id": "bigint"}) as staged, connection.cursor() as cursor:
        cursor.execute(registry.fill(text, staged=staged))
        return list(cursor.fetchall())


def live_links(records: Sequence[int]) -> dict[int, Owner]:
    """record → its live link."""
    return {record: Owner(*link) for record, *link in _of_records(LIVE_LINKS, records)}


def rejected_links(records: Sequence[int]) -> list[tuple[int, UUID]]:
    """(record, whom it is not) as people said."""
    return [(record, entity) for record, entity in _of_records(REJECTED, records)]


def asked_about(records: Sequence[int]) -> set[int]:
    """The records about which a question waits for an answer."""
    return {record for (record,) in _of_records(ASKED, records)}


def write_outcomes(rows: Sequence[LedgerRow | Light]) -> None:
    """Stores the outcome of every row."""
    frame = pl.DataFrame(
        {"id": [row.pk for row in rows], "outcome": [row.outcome for row in rows]},
        schema={"id": pl.Int64, "outcome": pl.String},
    )
    with registry.at_hand(frame, {"id": "bigint", "outcome": "text"}) as staged:
        registry.run(registry.fill(OUTCOMES, staged=staged))


def write_writers(writers: Mapping[int, UUID]) -> None:
    """Stores which file wrote the facts of a row (row id → file)."""
    frame = pl.DataFrame(
        {"id": list(writers), "writer": [str(file) for file in writers.values()]},
        schema={"id": pl.Int64, "writer": pl.String},
    )
    with registry.at_hand(frame, {"id": "bigint", "writer": "uuid"}) as staged:
        registry.run(registry.fill(WRITERS, staged=staged))


def confirm(links: Sequence[int]) -> None:
    """The links with these ids are no longer proposals."""
    with registry.at_hand(pl.DataFrame({"id": links}, schema={"id": pl.Int64}), {"id": "bigint"}) as staged:
        registry.run(registry.fill(CONFIRM, staged=staged))


def standing(records: Sequence[int]) -> dict[int, tuple[bytes, UUID]]:
    """record → hash and writer of its row in the newest merged file; withdrawn ones are left out."""
    found = _of_records(STANDING, records)
    gone = endings({record: number or 0 for record, _, _, number in found})
    return {record: (bytes(text or b""), writer) for record, text, writer, _ in found if record not in gone}
