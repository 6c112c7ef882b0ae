"""The statements behind recording.py."""

from __future__ import annotations

from jiayuan.registry.projection_parts import build

# A new entity stands where its own facts put it: actual residence, else stated community, else registered residence.
INSERT_ENTITIES = """
INSERT INTO registry_entity (id, kind, state, root, made_by, place_path, hukou_path)
SELECT n.entity, n.kind, 'active', n.entity, %(batch)s,
  coalesce(max(s.place) FILTER (WHERE s.attr IN (6, 103, 113)), max(s.place) FILTER (WHERE s.attr = 8),
           max(s.place) FILTER (WHERE s.attr = 7), nullif(current_setting('jiayuan.lo', true), ''), ''),
  coalesce(max(s.place) FILTER (WHERE s.attr = 7), '')
FROM {fresh} n LEFT JOIN {staged} s ON s.entity = n.entity
GROUP BY n.entity, n.kind
"""

TOUCHED_BY_RECORDS = """
SELECT DISTINCT f.root FROM registry_fact f WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.sys_to IS NULL
"""
CLOSE_RECORDS = """
UPDATE registry_fact f SET sys_to = %(now)s, closed_by = %(batch)s, golden = false
WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.sys_to IS NULL
"""

INSERT_FACTS = """
INSERT INTO registry_fact (entity, root, attr, value, key, sealed, bi, place_id, absent, origin, rank, confidence,
  record_ref, col, batch, valid_from, sys_from, golden, place_path, hukou_path)
SELECT s.entity, e.root, s.attr, s.value, s.key, s.sealed, s.bi, p.id, s.absent, %(origin)s, s.rank, s.confidence,
  s.record_ref, s.col, %(batch)s, %(as_of)s, %(now)s, %(golden)s, e.place_path, e.hukou_path
FROM {staged} s JOIN registry_entity e ON e.id = s.entity LEFT JOIN places_place p ON p.path = s.place COLLATE "C"
WHERE s.place IS NULL OR p.id IS NOT NULL
"""

# The same, and what outranks everything said so far is golden from the start: to change that later costs as much as to
# write the fact again. What ties, or is said twice at once, is left to the choice.
INSERT_AND_LEAD = """
INSERT INTO registry_fact (entity, root, attr, value, key, sealed, bi, place_id, absent, origin, rank, confidence,
  record_ref, col, batch, valid_from, sys_from, golden, place_path, hukou_path)
SELECT s.entity, e.root, s.attr, s.value, s.key, s.sealed, s.bi, p.id, s.absent, %(origin)s, s.rank, s.confidence,
  s.record_ref, s.col, %(batch)s, %(as_of)s, %(now)s,
  s.sole AND (b.rank IS NULL OR s.rank < b.rank) AND e.root = e.id
    AND e.id NOT IN (SELECT m.root FROM registry_entity m WHERE m.state = 'merged'), e.place_path, e.hukou_path
FROM {staged} s JOIN registry_entity e ON e.id = s.entity LEFT JOIN places_place p ON p.path = s.place COLLATE "C"
LEFT JOIN (
  SELECT f.root, f.attr, min(f.rank) AS rank FROM registry_fact f
  WHERE f.root IN (SELECT entity FROM {staged}) AND f.sys_to IS NULL AND f.valid_to IS NULL GROUP BY f.root, f.attr
) b ON b.root = e.root AND b.attr = s.attr
WHERE s.place IS NULL OR p.id IS NOT NULL
ORDER BY e.root, s.attr
"""

# Withdrawn is not taken back: the record's statements held until that day, and stand as such.
END_RECORDS = """
INSERT INTO registry_fact (entity, root, attr, value, key, sealed, bi, place_id, absent, origin, rank, confidence,
  record_ref, col, batch, valid_from, valid_to, sys_from, golden, place_path, hukou_path)
SELECT f.entity, f.root, f.attr, f.value, f.key, f.sealed, f.bi, f.place_id, f.absent, f.origin, f.rank, f.confidence,
  f.record_ref, f.col, f.batch, f.valid_from, greatest(%(on)s, f.valid_from), %(now)s, false, f.place_path, f.hukou_path
FROM registry_fact f
WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.sys_to IS NULL AND f.valid_to IS NULL
"""
CLOSE_STANDING = """
UPDATE registry_fact f SET sys_to = %(now)s, closed_by = %(batch)s, golden = false
WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.sys_to IS NULL AND f.valid_to IS NULL
"""

# What the record said last in the wanted batch: a batch may have said it again, of somebody else or with fewer words.
REOPEN = build(
    """
INSERT INTO registry_fact (entity, root, attr, value, key, sealed, bi, place_id, absent, origin, rank, confidence,
  record_ref, col, batch, valid_from, sys_from, golden, place_path, hukou_path)
SELECT DISTINCT ON (f.record_ref, f.entity, f.attr, <slot>) f.entity, e.root, f.attr, f.value, f.key, f.sealed, f.bi,
  f.place_id, f.absent, f.origin, f.rank, f.confidence, f.record_ref, f.col, f.batch, f.valid_from, %(now)s, false,
  e.place_path, e.hukou_path
FROM {wanted} w JOIN registry_fact f ON f.record_ref = w.record AND f.batch = w.batch
JOIN (
  SELECT g.record_ref, g.batch, max(g.sys_from) AS at FROM {wanted} v
  JOIN registry_fact g ON g.record_ref = v.record AND g.batch = v.batch GROUP BY g.record_ref, g.batch
) last ON (last.record_ref, last.batch, last.at) = (f.record_ref, f.batch, f.sys_from)
JOIN registry_entity e ON e.id = f.entity
ORDER BY f.record_ref, f.entity, f.attr, <slot>, f.id DESC
"""
)

SPOKEN_OF = """
SELECT DISTINCT f.record_ref, f.entity FROM registry_fact f
WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.sys_to IS NULL
"""
TOLD_OF = """
SELECT DISTINCT f.root FROM registry_fact f
WHERE f.record_ref = ANY(%(records)s::bigint[]) AND f.batch = %(batch)s ORDER BY f.root
"""
# Everything of the statement stays but of whom it is: the cell it came from, its rank, its days.
HAND_OVER = """
INSERT INTO registry_fact (entity, root, attr, value, key, sealed, bi, place_id, absent, origin, rank, confidence,
  record_ref, col, batch, valid_from, valid_to, sys_from, golden, place_path, hukou_path)
SELECT s.entity, e.root, f.attr, f.value, f.key, coalesce(s.sealed, f.sealed), f.bi, f.place_id, f.absent, f.origin,
  f.rank, f.confidence, f.record_ref, f.col, f.batch, f.valid_from, f.valid_to, %(now)s, false, e.place_path,
  e.hukou_path
FROM {staged} s JOIN registry_fact f ON f.id = s.fact JOIN registry_entity e ON e.id = s.entity
ORDER BY f.id
"""
CLOSE_STAGED = """
UPDATE registry_fact f SET sys_to = %(now)s, closed_by = %(batch)s, golden = false
FROM {staged} s WHERE f.id = s.fact AND f.sys_to IS NULL
"""

ROOTS = "SELECT DISTINCT e.root FROM {touched} t JOIN registry_entity e ON e.id = t.entity"
RETIRE = """
UPDATE registry_entity e SET state = 'retired' FROM {touched} t
WHERE e.id = t.entity AND e.state = 'active' AND e.kind <> 'household'
  AND NOT EXISTS (SELECT 1 FROM registry_fact f WHERE f.root = e.id AND f.sys_to IS NULL AND f.valid_to IS NULL)
"""
REVIVE = """
UPDATE registry_entity e SET state = 'active' FROM {touched} t
WHERE e.id = t.entity AND e.state = 'retired'
  AND EXISTS (SELECT 1 FROM registry_fact f WHERE f.root = e.id AND f.sys_to IS NULL AND f.valid_to IS NULL)
"""
