"""Statements behind rebuilding.py: every row that follows from facts, as a key and the bytes of what it says."""

from __future__ import annotations

EVERYBODY = "SELECT e.id FROM registry_entity e WHERE e.kind <> 'household' AND e.state <> 'merged'"
# Forget what won, so that the choice is made anew.
UNSETTLE = """
UPDATE registry_fact f SET golden = false FROM {touched} t WHERE f.root = t.entity AND f.golden
"""
_ROWS = """
SELECT {key}, encode(sha256(convert_to((to_jsonb(x){without})::text, 'UTF8')), 'hex') FROM registry_{table} x
"""
# Canonical JSON in jsonb's fixed key order; row numbers are no part of what a row says.
_KEYS = {
    "person": "x.entity_id::text",
    "organisation": "x.entity_id::text",
    "thing": "x.entity_id::text",
    "household": "x.entity_id::text",
    "household_member": "x.person_id::text",
    "residence": "x.entity_id::text || ' ' || x.role || ' ' || x.room_id",
    "membership": "x.person_id::text || ' ' || x.organisation_id || ' ' || x.role",
}
ROWS = {
    table: _ROWS.format(key=key, table=table, without=" - 'id'" if table in ("residence", "membership") else "")
    for table, key in _KEYS.items()
}
# Which statements won is kept beside them and follows from them as well.
ROWS["fact"] = "SELECT f.id::text, f.root::text FROM registry_fact f WHERE f.golden"
_FORGET = "DELETE FROM registry_{table}"
FORGET = tuple(_FORGET.format(table=table) for table in reversed(_KEYS))
