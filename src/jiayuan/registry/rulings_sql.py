"""The statements behind rulings.py: who ties with whom, and what was said between them."""

from __future__ import annotations

from jiayuan.registry.projection_parts import build

# Statements that weigh the same and say different things: of the batch's own rank, then. What of the batch is golden
# before the choice outranks everything and ties with nothing. The leading side is the rarer one; each of its rows looks
# up its rivals by index.
_HOLD = build(
    """
WITH lead AS MATERIALIZED (
  SELECT f.id, f.root, f.attr, f.rank, f.confidence, f.valid_from, f.batch, f.sys_from, <value> COLLATE "C" AS v,
         <slot> AS slot
  FROM {{touched}} t JOIN registry_fact f ON f.root = t.entity
  WHERE f.sys_to IS NULL AND f.valid_to IS NULL AND f.golden = {golden} AND f.valid_from = %(as_of)s
    AND f.rank = ANY(%(ranks)s::smallint[])
    AND ({golden} AND (f.batch, f.sys_from) = (%(batch)s, %(now)s)) IS NOT TRUE
), tied AS (
  SELECT l.root, l.attr,
         CASE WHEN {golden} THEN l.id ELSE r.id END AS keep, CASE WHEN {golden} THEN l.v ELSE r.v END AS kept,
         CASE WHEN {golden} THEN r.id ELSE l.id END AS over, CASE WHEN {golden} THEN r.v ELSE l.v END AS lost
  FROM lead l CROSS JOIN LATERAL (
    SELECT f.id, f.batch, f.sys_from, <value> COLLATE "C" AS v FROM registry_fact f
    WHERE f.root = l.root AND f.attr = l.attr AND f.sys_to IS NULL AND f.valid_to IS NULL
      AND f.golden <> {golden} AND <slot> = l.slot
      AND (f.rank, f.confidence, f.valid_from) = (l.rank, l.confidence, l.valid_from)
    OFFSET 0
  ) r
  WHERE l.v <> r.v AND ((l.batch, l.sys_from) = (%(batch)s, %(now)s) OR (r.batch, r.sys_from) = (%(batch)s, %(now)s))
), voiced AS (
  SELECT p.*, (SELECT count(DISTINCT f.origin) FROM registry_fact f WHERE f.root = p.root AND f.attr = p.attr
                 AND f.sys_to IS NULL AND <value> COLLATE "C" = p.kept) AS ours,
         (SELECT count(DISTINCT f.origin) FROM registry_fact f WHERE f.root = p.root AND f.attr = p.attr
                 AND f.sys_to IS NULL AND <value> COLLATE "C" = p.lost) AS theirs
  FROM tied p
)
INSERT INTO registry_ruling (entity, attr, keep, over, is_decided, batch, by, reason, at)
SELECT DISTINCT ON (p.root, p.attr, p.lost) p.root, p.attr, p.keep, p.over, false, %(batch)s, %(by)s, '', %(now)s
FROM voiced p WHERE p.ours = p.theirs AND (
  SELECT r.is_decided OR (r.batch = %(batch)s AND r.at = %(now)s) FROM registry_ruling r
  JOIN registry_entity e ON e.id = r.entity AND e.root = p.root
  CROSS JOIN LATERAL (SELECT <value> COLLATE "C" AS v FROM registry_fact f WHERE f.id = r.keep) k
  CROSS JOIN LATERAL (SELECT <value> COLLATE "C" AS v FROM registry_fact f WHERE f.id = r.over) x
  WHERE r.attr = p.attr AND least(k.v, x.v) = least(p.kept, p.lost) AND greatest(k.v, x.v) = greatest(p.kept, p.lost)
  ORDER BY r.id DESC LIMIT 1
) IS NOT TRUE
ORDER BY p.root, p.attr, p.lost, p.over
"""
)
# Before the golden values are chosen anew: what was golden leads. After it: what lost leads.
HOLD_OLD = _HOLD.format(golden="true")
HOLD_WON = _HOLD.format(golden="false")

# What was ruled in a batch, with the record of each side.
HELD = """
SELECT r.id, e.root, r.attr, k.record_ref, o.record_ref
FROM registry_ruling r JOIN registry_entity e ON e.id = r.entity
JOIN registry_fact k ON k.id = r.keep JOIN registry_fact o ON o.id = r.over
WHERE r.batch = %(batch)s AND NOT r.is_decided AND r.id > %(after)s ORDER BY r.id
"""
# A side is silent when nobody says its value of that person any more.
MOOT = build(
    """
SELECT r.id FROM registry_ruling r JOIN registry_entity e ON e.id = r.entity
CROSS JOIN LATERAL (SELECT <value> AS v FROM registry_fact f WHERE f.id = r.keep) k
CROSS JOIN LATERAL (SELECT <value> AS v FROM registry_fact f WHERE f.id = r.over) x
WHERE r.id = ANY(%(ids)s) AND (
  SELECT count(DISTINCT <value>) FROM registry_fact f
  WHERE f.root = e.root AND f.attr = r.attr AND f.sys_to IS NULL AND <value> IN (k.v, x.v)
) < 2
"""
)
