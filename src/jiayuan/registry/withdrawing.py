"""Facts go out and come back: a record's statements are closed, or said again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection, transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.registry.recording_sql import (
    CLOSE_RECORDS,
    CLOSE_STANDING,
    END_RECORDS,
    REOPEN,
    TOUCHED_BY_RECORDS,
)
from jiayuan.registry.rehoming import bring_home
from jiayuan.registry.settling import bring_up_to_date, roots_of
from jiayuan.registry.staging import at_hand, fill, run


def retract(records: Sequence[int], *, batch: UUID) -> int:
    """Closes every open fact of these records; entities about which nothing is left are retired.

    Returns the number of facts closed. `batch` is the file (or decision) that withdraws them.
    """
    words: dict[str, Any] = {"records": list(records), "batch": batch, "now": clock.now()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOUCHED_BY_RECORDS, words)
        touched = roots_of({str(row[0]) for row in cursor.fetchall()})
        closed = run(CLOSE_RECORDS, words)
        bring_up_to_date(touched)
    audit.record("registry.retract", obj=str(batch), n=closed)
    return closed


def withdraw(records: Sequence[int], *, on: date, batch: UUID) -> int:
    """What these records say held until `on` and counts no more; returns the number of statements that ended.

    Unlike `retract` nothing is taken back: the statements stand as what was true until then.
    """
    words: dict[str, Any] = {"records": list(records), "batch": batch, "now": clock.now(), "on": on}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOUCHED_BY_RECORDS, words)
        touched = roots_of({str(row[0]) for row in cursor.fetchall()})
        ended = run(END_RECORDS, words)
        run(CLOSE_STANDING, words)
        bring_up_to_date(touched)
    audit.record("registry.withdraw", obj=str(batch), n=ended)
    return ended


def restore(written: Mapping[int, UUID], *, batch: UUID) -> int:
    """Says again what each record said in the batch that wrote it (record → batch): copies are added, with new ids.

    Open facts of those records are closed first. Returns the number of facts added.
    """
    pairs = pl.DataFrame(
        {"record": list(written), "batch": [str(value) for value in written.values()]},
        schema={"record": pl.Int64, "batch": pl.String},
    )
    words: dict[str, Any] = {"records": list(written), "batch": batch, "now": clock.now()}
    with (
        transaction.atomic(),
        at_hand(pairs, {"record": "bigint", "batch": "uuid"}) as wanted,
        connection.cursor() as cursor,
    ):
        cursor.execute(TOUCHED_BY_RECORDS, words)
        # Asked before and after: the record may have spoken of somebody else in the wanted batch.
        before = {str(row[0]) for row in cursor.fetchall()}
        run(CLOSE_RECORDS, words)
        added = run(fill(REOPEN, wanted=wanted), words)
        # What was said before a split is said again of whom it is about today.
        bring_home(written, batch)
        cursor.execute(TOUCHED_BY_RECORDS, words)
        bring_up_to_date(roots_of(before | {str(row[0]) for row in cursor.fetchall()}))
    audit.record("registry.restore", obj=str(batch), n=added)
    return added
