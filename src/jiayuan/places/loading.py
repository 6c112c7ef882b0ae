"""Writing many places at once: COPY into an unindexed staging table, then one set-based insert per floor."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import polars as pl
import pyarrow as pa
from django.db import connection, transaction

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark
from jiayuan.places.frames import complete

STAGED = "path, kind, name, floors, units, lon, lat, parent_path, level, addr_code, name_norm, x, y, code12"
CREATE = """
CREATE UNLOGGED TABLE intake.{table} (
  path text COLLATE "C", kind text, name text, floors int2, units int2, lon float8, lat float8,
  parent_path text COLLATE "C", level int2, addr_code text, name_norm text, x float8, y float8, code12 text)
"""
# Own id and ids of the floors above; an existing path keeps its id and takes the new words and numbers.
INSERT = """
INSERT INTO places_place AS old (id, kind, parent_id, path, code12, addr_code, name, name_norm, floors, units, lon, lat,
  loc, state, valid_from, district_id, street_id, community_id, compound_id, building_id)
SELECT n.id, n.kind, up.id, n.path, n.code12, n.addr_code, n.name, n.name_norm, n.floors, n.units, n.lon, n.lat,
  CASE WHEN n.x IS NULL THEN NULL ELSE point(n.x, n.y) END, 'confirmed', %(as_of)s,
  CASE n.level WHEN 1 THEN n.id ELSE up.district_id END, CASE n.level WHEN 2 THEN n.id ELSE up.street_id END,
  CASE n.level WHEN 3 THEN n.id ELSE up.community_id END, CASE n.level WHEN 4 THEN n.id ELSE up.compound_id END,
  CASE n.level WHEN 5 THEN n.id ELSE up.building_id END
FROM (
  SELECT s.*, coalesce(had.id, nextval('places_place_id_seq')::int) AS id
  FROM (SELECT * FROM intake.{table} WHERE level = %(level)s ORDER BY path) s
  LEFT JOIN places_place had ON had.path = s.path
) n LEFT JOIN places_place up ON up.path = n.parent_path
WHERE n.level = 1 OR up.id IS NOT NULL
ON CONFLICT (path) DO UPDATE SET name = excluded.name, name_norm = excluded.name_norm,
  floors = coalesce(excluded.floors, old.floors), units = coalesce(excluded.units, old.units),
  lon = coalesce(excluded.lon, old.lon), lat = coalesce(excluded.lat, old.lat), loc = coalesce(excluded.loc, old.loc)
"""


def stage(table: str, frame: pl.DataFrame) -> None:
    """Copies the batch into `intake.table`, which it makes."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE.format(table=table))
        with cursor.copy(f"COPY intake.{table} ({STAGED}) FROM STDIN (FORMAT csv)") as copy:
            copy.write(frame.select(STAGED.split(", ")).write_csv(include_header=False))


def insert_places(places: pl.DataFrame | pa.Table, as_of: date | None) -> int:
    """Writes the batch, floor by floor, and returns how many rows it made or changed.

    Raises Invalid, and writes nothing, if a row's parent is neither in the batch nor in the tree.
    """
    frame = complete(places)
    table = f"places_{uuid4().hex}"
    written = 0
    with transaction.atomic(), connection.cursor() as cursor:
        stage(table, frame)
        # Without figures the planner would join half a million rows by nested loops.
        cursor.execute(f"ANALYZE intake.{table}")
        # From the top: a floor finds its parents among the rows just written.
        for level in frame["level"].unique().sort():
            cursor.execute(INSERT.format(table=table), {"level": level, "as_of": as_of})
            written += cursor.rowcount
        cursor.execute(f"DROP TABLE intake.{table}")
        if written != frame.height:
            raise Invalid(mark("有地点的上级不存在"), code="place-parent")
    return written
