"""The statements behind projection.py. `{touched}` is an intake table with a column entity."""

from __future__ import annotations

from jiayuan.registry.projection_parts import build

# Windows and hashed sets instead of joins: of what stands between these steps the planner knows no figures, and takes
# a million rows for one. Voices are counted only where several of the same weight lead.
CHOOSE = build(
    """
WITH open AS (
  SELECT f.id, f.root, f.attr, f.rank, f.confidence, f.origin, f.valid_from, f.record_ref, f.col, f.golden,
         <value> COLLATE "C" AS v, <slot> COLLATE "C" AS slot,
         dense_rank() OVER (PARTITION BY f.root, f.attr, <slot> COLLATE "C" ORDER BY f.rank, f.confidence) AS place
  FROM registry_fact f JOIN {touched} t ON t.entity = f.root WHERE f.sys_to IS NULL AND f.valid_to IS NULL
), met AS (
  SELECT o.*, count(*) FILTER (WHERE place = 1) OVER (PARTITION BY root, attr, slot) AS first_ones FROM open o
), heard AS (
  SELECT m.*, dense_rank() OVER (PARTITION BY root, attr, v ORDER BY origin) AS voice FROM met m WHERE first_ones > 1
), agreed AS (
  SELECT h.*, max(voice) OVER (PARTITION BY root, attr, v) AS n FROM heard h
), said AS (
  SELECT r.id, e.root, r.attr, k.v AS keep, x.v AS over
  FROM registry_ruling r JOIN registry_entity e ON e.id = r.entity JOIN {touched} t ON t.entity = e.root
  CROSS JOIN LATERAL (SELECT <value> COLLATE "C" AS v FROM registry_fact f WHERE f.id = r.keep) k
  CROSS JOIN LATERAL (SELECT <value> COLLATE "C" AS v FROM registry_fact f WHERE f.id = r.over) x
), latest AS (
  SELECT DISTINCT ON (root, attr, least(keep, over), greatest(keep, over)) root, attr, keep, over FROM said
  ORDER BY root, attr, least(keep, over), greatest(keep, over), id DESC
), overruled AS (
  SELECT o.id FROM latest l JOIN agreed o ON (o.root, o.attr, o.v) = (l.root, l.attr, l.over)
  JOIN agreed k ON (k.root, k.attr, k.v, k.rank, k.confidence, k.valid_from, k.n)
    = (l.root, l.attr, l.keep, o.rank, o.confidence, o.valid_from, o.n)
), voted AS (
  SELECT DISTINCT ON (root, attr, slot) id FROM agreed WHERE place = 1
  ORDER BY root, attr, slot, n DESC, valid_from DESC, id IN (SELECT id FROM overruled), coalesce(record_ref, -1),
           coalesce(col, -1), v, id
), change AS (
  SELECT id, golden AS was, place = 1 AND (first_ones = 1 OR id IN (SELECT id FROM voted)) AS golden FROM met
)
UPDATE registry_fact f SET golden = change.golden FROM change WHERE f.id = change.id AND change.golden <> change.was
"""
)

# A golden row goes when nothing is said any more of what it shows. Set difference, so that no statistics are needed.
_GONE = """
DELETE FROM registry_{row} p WHERE p.{key} IN (
  SELECT t.entity FROM {{touched}} t EXCEPT
  SELECT f.root FROM registry_fact f JOIN {{touched}} t ON t.entity = f.root
  WHERE f.sys_to IS NULL AND f.golden{said}){role}
"""
_SHOWN = (
    ("household_member", "person_id", " AND f.attr = 9", ""),
    ("residence", "entity_id", " AND f.attr = 6 AND f.place_id IS NOT NULL", " AND p.role = 'actual'"),
    ("residence", "entity_id", " AND f.attr = 7 AND f.place_id IS NOT NULL", " AND p.role = 'registered'"),
    ("person", "entity_id", "", ""),
    ("organisation", "entity_id", "", ""),
    ("thing", "entity_id", "", ""),
)
REMOVE = tuple(_GONE.format(row=row, key=key, said=said, role=role) for row, key, said, role in _SHOWN)

PEOPLE = build(
    """
INSERT INTO registry_person AS p (entity_id, name, name_py, sex, birth_date, id_kind, id_sealed, id_bi, id_from,
  phone_sealed, phone_bi, phone_from, room_id, life_state, golden_hash, place_path, hukou_path)
SELECT g.root, coalesce(g.name, ''), coalesce(g.py, ''), coalesce(g.sex, ''), g.birth::date, coalesce(g.id_kind, ''),
  g.id_sealed, g.id_bi, g.id_from, g.phone_sealed, g.phone_bi, g.phone_from, g.actual,
  CASE WHEN g.dead IS NULL THEN 'alive' ELSE 'dead' END, g.hash,
  coalesce(a.path, c.path, r.path, e.place_path), coalesce(r.path, '')
FROM (
  SELECT f.root, <pick 1 value> AS name, <pick 1 key> AS py, <pick 2 value> AS sex, <pick 3 value> AS birth,
    <pick 15 value> AS id_kind, <first 4 sealed> AS id_sealed, <first 4 bi> AS id_bi,
    <first 4 entity> AS id_from, <first 5 sealed> AS phone_sealed, <first 5 bi> AS phone_bi,
    <first 5 entity> AS phone_from, <pick 6 place_id> AS actual, <pick 7 place_id> AS registered,
    <pick 8 place_id> AS community, <pick 14 value> AS dead, <hash> AS hash
  <golden>
) g JOIN registry_entity e ON e.id = g.root AND e.kind = 'person' AND e.state = 'active'
LEFT JOIN places_place a ON a.id = g.actual LEFT JOIN places_place r ON r.id = g.registered
LEFT JOIN places_place c ON c.id = g.community
ON CONFLICT (entity_id) DO UPDATE SET (name, name_py, sex, birth_date, id_kind, id_sealed, id_bi, id_from, phone_sealed,
  phone_bi, phone_from, room_id, life_state, golden_hash, place_path, hukou_path) = (excluded.name, excluded.name_py,
  excluded.sex, excluded.birth_date, excluded.id_kind, excluded.id_sealed, excluded.id_bi, excluded.id_from,
  excluded.phone_sealed, excluded.phone_bi, excluded.phone_from, excluded.room_id, excluded.life_state,
  excluded.golden_hash, excluded.place_path, excluded.hukou_path)
WHERE (p.golden_hash, p.place_path, p.hukou_path, p.id_from, p.phone_from, p.id_sealed, p.phone_sealed)
  IS DISTINCT FROM (excluded.golden_hash, excluded.place_path, excluded.hukou_path, excluded.id_from,
    excluded.phone_from, excluded.id_sealed, excluded.phone_sealed)
"""
)

# A move takes the scope columns of the entity, of what was merged into it and of all its facts along.
MOVED_ENTITIES = """
UPDATE registry_entity e SET place_path = p.place_path, hukou_path = p.hukou_path
FROM registry_person p JOIN {touched} t ON t.entity = p.entity_id
WHERE e.root = p.entity_id AND (e.id = p.entity_id OR e.state = 'merged')
  AND (e.place_path, e.hukou_path) <> (p.place_path, p.hukou_path)
"""
# Before the entities: an entity that stands where its golden record does has facts that stand there too.
MOVED_FACTS = """
UPDATE registry_fact f SET place_path = p.place_path, hukou_path = p.hukou_path
FROM registry_person p JOIN {touched} t ON t.entity = p.entity_id JOIN registry_entity e ON e.id = p.entity_id
WHERE f.root = p.entity_id AND (f.place_path, f.hukou_path) <> (p.place_path, p.hukou_path)
  AND ((e.place_path, e.hukou_path) <> (p.place_path, p.hukou_path)
       OR e.id IN (SELECT m.root FROM registry_entity m WHERE m.state = 'merged'))
"""

# Questions that wait go with the person: who looks after them now is to see that the value is disputed.
MOVED_DISPUTES = """
UPDATE registry_dispute d SET place_path = p.place_path, hukou_path = p.hukou_path
FROM registry_entity e JOIN {touched} t ON t.entity = e.root JOIN registry_person p ON p.entity_id = e.root
WHERE d.state = 'open' AND e.id = d.subject AND (d.place_path, d.hukou_path) <> (p.place_path, p.hukou_path)
"""

DIGEST = """
SELECT encode(sha256(coalesce(string_agg(convert_to(x.entity_id::text, 'UTF8') || x.golden_hash, ''::bytea
                                         ORDER BY x.entity_id), ''::bytea)), 'hex')
FROM (SELECT entity_id, golden_hash FROM registry_person UNION ALL
      SELECT entity_id, golden_hash FROM registry_organisation UNION ALL
      SELECT entity_id, golden_hash FROM registry_thing) x
"""

# What there is to bring up to date at all: most batches speak of one kind of entity and of nobody's household.
KINDS = "SELECT DISTINCT e.kind FROM {touched} t JOIN registry_entity e ON e.id = t.entity"
HELD_ATTRS = """
SELECT DISTINCT f.attr FROM registry_fact f JOIN {touched} t ON t.entity = f.root
WHERE f.sys_to IS NULL AND f.golden AND f.attr IN (6, 7, 9, 92, 93, 94)
"""
