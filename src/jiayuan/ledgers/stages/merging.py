"""Stage merge: approved → merged, in one transaction."""

from __future__ import annotations

from django.db import connection

from jiayuan.kernel import clock, events
from jiayuan.ledgers.events import LedgerMerged
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.stages.active import missing_records
from jiayuan.ledgers.stages.conflicts import conflicts_of
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.grounds import MOVED, grounds_gone, look_again
from jiayuan.ledgers.stages.outcomes import live_links, standing, write_writers
from jiayuan.ledgers.stages.rows import rows_of
from jiayuan.registry import api as registry

APPLIED = ("link", "new", "known")


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ledgers_merge_no')")
        return int(cursor.fetchone()[0])


def merge_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file: all of it or nothing. Without its grounds the file goes back to the match."""
    rows = rows_of(file)
    applied = [row for row in rows if row.stored.outcome in APPLIED]
    unchanged = [row for row in rows if row.stored.outcome == "unchanged"]
    links = live_links([row.record for row in applied])
    before = standing([row.record for row in unchanged]) if unchanged else {}
    if grounds_gone(file, applied, links, unchanged, before):
        look_again(file)
        return
    move(file, "start_merge")
    # Rows that came back unchanged keep the facts an earlier file wrote.
    write_writers({row.stored.pk: before[row.record][1] for row in unchanged})
    # Before the new facts count, or the file's own records would hide who is missing.
    gone = missing_records(file)
    stored = apply_rows(file, applied, links)
    if gone:
        registry.withdraw(gone, on=file.as_of, batch=file.pk)
    file.withdrawn = gone
    file.problems = [one for one in file.problems if one["code"] != MOVED]
    file.merged_at = clock.now()
    file.merge_no = _next_number()
    file.counts = {**file.counts, "merged": len(applied), "facts": stored.facts, "missing": len(gone),
                   "conflict": conflicts_of(file)}  # fmt: skip
    move(file, "merge", detail={"merged": len(applied), "new": stored.made, "facts": stored.facts})
    events.publish(LedgerMerged(file.pk))
