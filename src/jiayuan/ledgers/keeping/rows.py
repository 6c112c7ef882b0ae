"""Lines that a newer file has spoken over, and records of which no line is left."""

from __future__ import annotations

from datetime import datetime

from jiayuan.ledgers.models import Link, Record
from jiayuan.registry import api as registry

# A line is cited while it is its record's newest, or while the newest came back unchanged and its facts are still those
# of this one; a question that people answered cites it, too.
SPOKEN_OVER = """
DELETE FROM ledgers_ledger_row r USING ledgers_ledger_file f, ledgers_template t
WHERE f.id = r.file_id AND t.id = f.template_id AND f.state = 'merged'
  AND EXISTS (SELECT 1 FROM ledgers_ledger_row n JOIN ledgers_ledger_file g ON g.id = n.file_id
              WHERE n.record_id = r.record_id AND g.state = 'merged' AND n.written_by IS NOT NULL
                AND g.merge_no > f.merge_no AND g.merged_at < %(now)s - make_interval(days => t.kept_days))
  AND NOT EXISTS (SELECT 1 FROM ledgers_ledger_row n JOIN ledgers_ledger_file g ON g.id = n.file_id
                  WHERE n.record_id = r.record_id AND g.state = 'merged' AND g.merge_no > f.merge_no
                    AND n.written_by = r.file_id)
  AND NOT EXISTS (SELECT 1 FROM ledgers_review_item q WHERE q.row_id = r.id)
"""


def drop_rows(now: datetime) -> int:
    """Deletes lines of merged files that a newer one spoke over longer ago than their template keeps them."""
    return registry.run(SPOKEN_OVER, {"now": now})


def drop_records() -> int:
    """Deletes the records of which no line and no question is left, with what was said of them."""
    bare = Record.objects.filter(rows__isnull=True, reviews__isnull=True)
    # A line that was refused never comes back as the same record, so its refusal has served.
    Link.objects.filter(record__in=bare.values("pk")).delete()
    return bare.delete()[0]
