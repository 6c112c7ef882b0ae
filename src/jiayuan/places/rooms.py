"""All rooms of a place at once, as an Arrow table."""

from __future__ import annotations

import pyarrow as pa
from django.db import connection

from jiayuan.kernel.placepath import PlacePath

ROOMS = """
SELECT p.path, p.name, b.path AS building_path, b.name AS building, c.name AS compound, p.code12, p.lon, p.lat
FROM places_place p JOIN places_place b ON b.id = p.building_id JOIN places_place c ON c.id = p.compound_id
WHERE p.path >= %s AND p.path < %s AND p.kind = 'room' AND p.state <> 'retired' ORDER BY p.path
"""
ROOM_TYPES = (pa.string(),) * 6 + (pa.float64(),) * 2


def rooms_table(path: PlacePath) -> pa.Table:
    """All rooms inside: path, name, building_path, building, compound, code12, lon, lat; in the order of paths."""
    with connection.cursor() as cursor:
        cursor.execute(ROOMS, path.bounds())
        names = [column.name for column in cursor.description or ()]
        rows = cursor.fetchall()
    # An empty result still has its columns.
    columns = zip(*rows, strict=True) if rows else [[]] * len(names)
    return pa.table(
        {name: pa.array(values, kind) for name, values, kind in zip(names, columns, ROOM_TYPES, strict=True)}
    )
