"""Statements about disputed values."""

from __future__ import annotations

from jiayuan.registry.projection_parts import build

# A dispute is about a value: said again, by whatever file, it is as disputed as before. `f` is the fact asked about.
DISPUTED = build(
    """EXISTS (SELECT 1 FROM registry_fact x JOIN registry_dispute d
  ON d.subject = x.entity AND d.attr = x.attr AND d.fact_id = x.id AND d.state = 'open'
  WHERE x.root = f.root AND x.attr = f.attr AND <other> = <value>)"""
)
CLOSE_FACTS = """
UPDATE registry_fact SET sys_to = %(now)s, closed_by = %(batch)s, golden = false
WHERE id = ANY(%(facts)s::bigint[]) AND sys_to IS NULL
"""
SAME_VALUE = build(
    """
SELECT f.id FROM registry_fact f JOIN registry_fact x ON x.root = f.root AND x.attr = f.attr
WHERE x.id = %(fact)s AND f.sys_to IS NULL AND <other> = <value>
"""
)
