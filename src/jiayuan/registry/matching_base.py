"""The base as columns for the matching of ledgers."""

from __future__ import annotations

import polars as pl
import pyarrow as pa
from psycopg.sql import SQL

from jiayuan.audit import api as audit
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.reading import allow, fetched, scoped

BASE = """
SELECT p.entity_id, p.name, p.name_py, p.sex, p.birth_date, encode(p.id_bi, 'hex'), encode(p.phone_bi, 'hex'),
  coalesce(r.path, ''), p.place_path
FROM registry_person p LEFT JOIN places_place r ON r.id = p.room_id WHERE {scope}
"""
BASE_SCHEMA = {
    "person": pl.String, "name": pl.String, "name_py": pl.String, "sex": pl.String, "birth": pl.Date,
    "id_bi": pl.String, "phone_bi": pl.String, "room": pl.String, "place_path": pl.String,
}  # fmt: skip


def base_for_matching(scope: Scope, purpose: Purpose) -> pa.Table:
    """person, name, name_py, sex, birth, id_bi, phone_bi (hex), room (path or ''), place_path of everybody in scope.

    Numbers stay sealed: equality is decided on blind indexes.
    """
    fields = ["name", "sex", "birth", "id_number", "phone", "residence.actual"]
    allow(fields, purpose)
    rows = fetched(SQL(BASE).format(scope=scoped("p", scope, "entity_id")), BASE_SCHEMA)
    audit.record("registry.base_for_matching", fields=fields, n=rows.height)
    return rows.to_arrow(compat_level=pl.CompatLevel.oldest())
