"""Statements that keep organisations and things as their facts have it."""

from __future__ import annotations

from jiayuan.registry.projection_parts import build

ORGANISATIONS = build(
    """
INSERT INTO registry_organisation (entity_id, no, name, uscc, kind, place_id, state, golden_hash, place_path)
SELECT g.root, e.no, coalesce(g.name, ''), coalesce(g.uscc, ''), coalesce(g.kind, 'unit'), g.place, 'active', g.hash,
  coalesce(a.path, e.place_path)
FROM (
  SELECT f.root, <pick 100 value> AS name, <pick 101 value> AS uscc, <pick 102 value> AS kind,
    <pick 103 place_id> AS place,
    <hash> AS hash
  <golden>
) g JOIN registry_entity e ON e.id = g.root AND e.kind = 'organisation' AND e.state = 'active'
LEFT JOIN places_place a ON a.id = g.place
ON CONFLICT (entity_id) DO UPDATE SET (name, uscc, kind, place_id, golden_hash, place_path) =
  (excluded.name, excluded.uscc, excluded.kind, excluded.place_id, excluded.golden_hash, excluded.place_path)
"""
)

THINGS = build(
    """
INSERT INTO registry_thing (entity_id, kind, code16, name, place_id, lon, lat, keeper, golden_hash, place_path)
SELECT g.root, coalesce(g.kind, ''), coalesce(g.code16, ''), coalesce(g.name, ''), g.place,
  g.lon::float8, g.lat::float8,
  g.keeper::uuid, g.hash, coalesce(a.path, e.place_path)
FROM (
  SELECT f.root, <pick 110 value> AS name, <pick 111 value> AS kind, <pick 112 value> AS code16,
    <pick 113 place_id> AS place,
    <pick 114 value> AS lon, <pick 115 value> AS lat, <pick 116 value> AS keeper, <hash> AS hash
  <golden>
) g JOIN registry_entity e ON e.id = g.root AND e.kind = 'thing' AND e.state = 'active'
LEFT JOIN places_place a ON a.id = g.place
ON CONFLICT (entity_id) DO UPDATE SET (kind, code16, name, place_id, lon, lat, keeper, golden_hash, place_path) =
  (excluded.kind, excluded.code16, excluded.name, excluded.place_id, excluded.lon, excluded.lat, excluded.keeper,
   excluded.golden_hash, excluded.place_path)
"""
)
