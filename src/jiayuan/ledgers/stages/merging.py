"""Stage merge: approved → merged, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from jiayuan.kernel import clock, events
from jiayuan.ledgers.events import LedgerMerged
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.stages.active import active_rows, missing_records
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.rows import Row, rows_of
from jiayuan.registry import api as registry

APPLIED = ("link", "new", "known")


def live_links(records: Sequence[int]) -> dict[int, Link]:
    """record → its live link."""
    return {link.record_id: link for link in Link.objects.filter(record__in=list(records), state__in=LIVE)}


def _inherit(file: LedgerFile, rows: Sequence[Row]) -> None:
    """Rows that came back unchanged keep the facts an earlier file wrote."""
    unchanged = [row.stored for row in rows if row.stored.outcome == "unchanged"]
    before = active_rows([row.record_id or 0 for row in unchanged])
    for row in unchanged:
        row.written_by = before[row.record_id or 0].written_by
    LedgerRow.objects.bulk_update(unchanged, ["written_by"], batch_size=2000)


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ledgers_merge_no')")
        return int(cursor.fetchone()[0])


def merge_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file: all of it or nothing."""
    move(file, "start_merge")
    rows = rows_of(file)
    applied = [row for row in rows if row.stored.outcome in APPLIED]
    links = live_links([row.record for row in applied])
    _inherit(file, rows)
    # Before the new facts count, or the file's own records would hide who is missing.
    gone = missing_records(file)
    stored = apply_rows(file, applied, links)
    if gone:
        registry.retract(gone, batch=file.pk)
    file.withdrawn = gone
    file.merged_at = clock.now()
    file.merge_no = _next_number()
    file.counts = {**file.counts, "merged": len(applied), "facts": stored.facts, "missing": len(gone)}
    move(file, "merge", detail={"merged": len(applied), "new": stored.made, "facts": stored.facts})
    events.publish(LedgerMerged(file.pk))
