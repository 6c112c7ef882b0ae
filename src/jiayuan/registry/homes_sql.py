"""Statements that keep residences, household members and households as their facts have it."""

from __future__ import annotations

OLD_HOUSEHOLDS = """
SELECT DISTINCT m.household_id FROM registry_household_member m JOIN {touched} t ON t.entity = m.person_id
"""
RESIDENCES = """
INSERT INTO registry_residence AS x (entity_id, entity_no, room_id, role, valid_from, place_path, hukou_path)
SELECT f.root, e.no, f.place_id, CASE f.attr WHEN 6 THEN 'actual' ELSE 'registered' END, f.valid_from,
  p.place_path, p.hukou_path
FROM registry_fact f JOIN {touched} t ON t.entity = f.root JOIN registry_person p ON p.entity_id = f.root
JOIN registry_entity e ON e.id = f.root
WHERE f.sys_to IS NULL AND f.golden AND f.attr IN (6, 7) AND f.place_id IS NOT NULL
ON CONFLICT (entity_id, role) WHERE valid_to IS NULL AND role IN ('actual', 'registered')
DO UPDATE SET room_id = excluded.room_id,
  valid_from = excluded.valid_from, place_path = excluded.place_path, hukou_path = excluded.hukou_path
WHERE (x.room_id, x.valid_from, x.place_path, x.hukou_path)
  <> (excluded.room_id, excluded.valid_from, excluded.place_path, excluded.hukou_path)
"""
# Of owned and rented rooms, and of roles in organisations, each one that is said stands beside the others.
HELD = """
INSERT INTO registry_residence AS x (entity_id, entity_no, room_id, role, valid_from, place_path, hukou_path)
SELECT f.root, e.no, f.place_id, CASE f.attr WHEN 92 THEN 'owner' ELSE 'tenant' END, f.valid_from,
  p.place_path, p.hukou_path
FROM registry_fact f JOIN {touched} t ON t.entity = f.root JOIN registry_person p ON p.entity_id = f.root
JOIN registry_entity e ON e.id = f.root
WHERE f.sys_to IS NULL AND f.golden AND f.attr IN (92, 93) AND f.place_id IS NOT NULL
ON CONFLICT (entity_id, role, room_id) WHERE valid_to IS NULL AND role IN ('owner', 'tenant')
DO UPDATE SET valid_from = excluded.valid_from, place_path = excluded.place_path, hukou_path = excluded.hukou_path
WHERE (x.valid_from, x.place_path, x.hukou_path) <> (excluded.valid_from, excluded.place_path, excluded.hukou_path)
"""
NO_LONGER_HELD = """
DELETE FROM registry_residence x USING {touched} t
WHERE x.entity_id = t.entity AND x.role IN ('owner', 'tenant') AND NOT EXISTS (
  SELECT 1 FROM registry_fact f WHERE f.root = x.entity_id AND f.sys_to IS NULL AND f.golden
    AND f.attr = CASE x.role WHEN 'owner' THEN 92 ELSE 93 END AND f.place_id = x.room_id)
"""
MEMBERSHIPS = """
INSERT INTO registry_membership AS m (person_id, organisation_id, role, valid_from, place_path)
SELECT f.root, f.value::uuid, f.key, f.valid_from, p.place_path
FROM registry_fact f JOIN {touched} t ON t.entity = f.root JOIN registry_person p ON p.entity_id = f.root
WHERE f.sys_to IS NULL AND f.golden AND f.attr = 94 AND f.value IS NOT NULL
ON CONFLICT (person_id, organisation_id, role) WHERE valid_to IS NULL
DO UPDATE SET valid_from = excluded.valid_from, place_path = excluded.place_path
WHERE (m.valid_from, m.place_path) <> (excluded.valid_from, excluded.place_path)
"""
NO_LONGER_MEMBERS = """
DELETE FROM registry_membership m USING {touched} t WHERE m.person_id = t.entity AND NOT EXISTS (
  SELECT 1 FROM registry_fact f WHERE f.root = m.person_id AND f.sys_to IS NULL AND f.golden
    AND f.attr = 94 AND f.value = m.organisation_id::text AND f.key = m.role)
"""
# A relation that is no code of the standard is no relation we know.
MEMBERS = """
INSERT INTO registry_household_member AS m (person_id, household_id, relation, valid_from, place_path, hukou_path)
SELECT f.root, f.value::uuid, CASE WHEN f.key ~ '^[0-9][0-9]$' THEN f.key ELSE '' END, f.valid_from,
  p.place_path, p.hukou_path
FROM registry_fact f JOIN {touched} t ON t.entity = f.root JOIN registry_person p ON p.entity_id = f.root
WHERE f.sys_to IS NULL AND f.golden AND f.attr = 9 AND f.value IS NOT NULL
ON CONFLICT (person_id) DO UPDATE SET household_id = excluded.household_id, relation = excluded.relation,
  valid_from = excluded.valid_from, place_path = excluded.place_path, hukou_path = excluded.hukou_path
WHERE (m.household_id, m.relation, m.valid_from, m.place_path, m.hukou_path)
  <> (excluded.household_id, excluded.relation, excluded.valid_from, excluded.place_path, excluded.hukou_path)
"""
# The head is who stands as 本人 or 户主 (01, 02 of GB/T 4761), else the first member.
HOUSEHOLDS = """
INSERT INTO registry_household AS h (entity_id, head_id, room_id, size, place_path, hukou_path)
SELECT DISTINCT ON (m.household_id) m.household_id, m.person_id, p.room_id,
  count(*) OVER (PARTITION BY m.household_id), m.place_path, m.hukou_path
FROM registry_household_member m JOIN registry_person p ON p.entity_id = m.person_id
WHERE m.household_id IN (
  SELECT n.household_id FROM registry_household_member n JOIN {touched} t ON t.entity = n.person_id
  UNION SELECT unnest(%(homes)s::uuid[]))
ORDER BY m.household_id, (m.relation NOT IN ('01', '02')), m.relation, m.person_id
ON CONFLICT (entity_id) DO UPDATE SET (head_id, room_id, size, place_path, hukou_path) =
  (excluded.head_id, excluded.room_id, excluded.size, excluded.place_path, excluded.hukou_path)
WHERE (h.head_id, h.room_id, h.size, h.place_path, h.hukou_path)
  IS DISTINCT FROM (excluded.head_id, excluded.room_id, excluded.size, excluded.place_path, excluded.hukou_path)
"""
DROP_EMPTY_HOUSEHOLDS = """
DELETE FROM registry_household h WHERE h.entity_id = ANY(%(homes)s::uuid[]) AND NOT EXISTS (
  SELECT 1 FROM registry_household_member m WHERE m.household_id = h.entity_id)
"""
