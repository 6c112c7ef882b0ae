"""The statements behind measuring.py: today's lines of merged ledgers, and counts of what is wrong in them."""

from __future__ import annotations

# One row per record: its line in the file merged last. What a later full-mode file of the ledger does not hold is gone,
# also where nobody was linked to it yet.
LINES = """
CREATE UNLOGGED TABLE {lines} AS
WITH newest AS (
  SELECT DISTINCT ON (r.record_id) r.record_id, f.id AS file, f.merge_no, f.office, f.place_path, t.code AS template
  FROM ledgers_ledger_row r JOIN ledgers_ledger_file f ON f.id = r.file_id
  JOIN ledgers_template t ON t.id = f.template_id
  WHERE f.state = 'merged' AND r.record_id IS NOT NULL{only}
  ORDER BY r.record_id, f.merge_no DESC
), whole AS (
  SELECT t.code AS template, f.office, max(f.merge_no) AS merge_no
  FROM ledgers_ledger_file f JOIN ledgers_template t ON t.id = f.template_id
  WHERE f.state = 'merged' AND f.mode = 'full'{only} GROUP BY t.code, f.office
)
SELECT n.record_id AS record, n.template, n.office, n.file, n.merge_no, r.sheet, r.row, r.outcome,
       r.written_by IS NOT NULL AS linked, l.entity, coalesce(l.hold_id, false) AS hold_id,
       left(n.place_path, 15) COLLATE "C" AS place
FROM newest n
JOIN ledgers_ledger_row r ON r.record_id = n.record_id AND r.file_id = n.file AND r.outcome <> 'duplicate'
LEFT JOIN whole w ON w.template = n.template AND w.office = n.office
LEFT JOIN ledgers_link l ON l.record_id = n.record_id AND l.state = 'confirmed' AND r.written_by IS NOT NULL
WHERE n.merge_no >= coalesce(w.merge_no, 0)
"""
ONLY = " AND t.code = {template} AND f.office = {office}"

# Repeated lines share the record of the first; a number given twice is told as a finding.
WHOLE = """
SELECT l.template, l.office, l.place, count(*), count(*) FILTER (WHERE l.linked), coalesce(sum(d.n), 0)::bigint,
       count(*) FILTER (WHERE NOT l.linked AND l.outcome = 'review'),
       count(*) FILTER (WHERE NOT l.linked AND l.outcome <> 'review'),
       count(*) FILTER (WHERE l.linked AND l.hold_id), (array_agg(l.file ORDER BY l.merge_no DESC))[1]
FROM {lines} l LEFT JOIN (
  SELECT r.record_id, r.file_id, count(*) AS n FROM ledgers_ledger_row r WHERE r.outcome = 'duplicate' GROUP BY 1, 2
) d ON d.record_id = l.record AND d.file_id = l.file
GROUP BY l.template, l.office, l.place
"""
FINDINGS = """
SELECT l.template, l.office, l.place, i.attr, i.code, i.severity, count(*),
       (array_agg(l.file ORDER BY l.merge_no DESC))[1]
FROM {lines} l JOIN ledgers_issue i ON i.file_id = l.file AND i.sheet = l.sheet AND i.row = l.row
WHERE i.state = 'open' AND l.linked GROUP BY 1, 2, 3, 4, 5, 6
"""
TEMPLATES = "SELECT code, columns FROM ledgers_template ORDER BY code, version"
