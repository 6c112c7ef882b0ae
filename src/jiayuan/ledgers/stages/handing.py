"""Files of one office on their way together: the later counts on what was asked or proposed for the first."""

from __future__ import annotations

from jiayuan.ledgers.models import LedgerFile
from jiayuan.registry import api as registry

QUESTIONS = """
UPDATE ledgers_review_item q SET file_id = w.file_id, row_id = w.id
FROM (
  SELECT DISTINCT ON (r.record_id) r.record_id, r.id, r.file_id
  FROM ledgers_review_item i JOIN ledgers_ledger_row r ON r.record_id = i.record_id
  JOIN ledgers_ledger_file f ON f.id = r.file_id
  WHERE i.file_id = %(file)s AND r.file_id <> %(file)s AND r.outcome = 'review' AND f.state = ANY(%(alive)s)
  ORDER BY r.record_id, f.merge_no DESC NULLS LAST, r.id
) w
WHERE q.file_id = %(file)s AND q.kind = 'match' AND q.state <> 'decided' AND q.record_id = w.record_id
"""
LINKS = """
UPDATE ledgers_link q SET file_id = w.file_id
FROM (
  SELECT DISTINCT ON (r.record_id) r.record_id, r.file_id
  FROM ledgers_link i JOIN ledgers_ledger_row r ON r.record_id = i.record_id
  JOIN ledgers_ledger_file f ON f.id = r.file_id
  WHERE i.file_id = %(file)s AND i.state = 'proposed' AND r.file_id <> %(file)s AND r.outcome = 'known'
    AND f.state = ANY(%(alive)s)
  ORDER BY r.record_id, f.merge_no DESC NULLS LAST, r.id
) w
WHERE q.file_id = %(file)s AND q.state = 'proposed' AND q.by IS NULL AND q.record_id = w.record_id
"""
ALIVE = [LedgerFile.State.PREVIEWED, LedgerFile.State.APPROVED, LedgerFile.State.MERGING, LedgerFile.State.MERGED]


def hand_over(file: LedgerFile) -> None:
    """Gives open questions and proposed links of a file to the newest other file whose rows wait for them."""
    for statement in (QUESTIONS, LINKS):
        registry.run(statement, {"file": file.pk, "alive": [str(state.value) for state in ALIVE]})
