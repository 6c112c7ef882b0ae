"""Writes to the tree: divisions, whole batches of places, other names."""

from __future__ import annotations

from datetime import date

import polars as pl
import pyarrow as pa

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import divisions
from jiayuan.places.frames import division_frame
from jiayuan.places.loading import insert_places


def load_divisions(within: PlacePath | None = None) -> int:
    """Loads the official divisions (those of `within` and the floors above it, if given); may be run again."""
    rows = divisions.read_divisions()
    if within is not None:
        rows = (row for row in rows if within.contains(row.path) or row.path.contains(within))
    return insert_places(division_frame(rows), divisions.AS_OF)


def load_tree(places: pl.DataFrame | pa.Table, as_of: date | None = None) -> int:
    """Loads a batch of places in one transaction; the same batch again changes nothing.

    Columns: path, kind, name, and where known floors, units, lon, lat (WGS84). Raises Invalid if a row is malformed or
    hangs under a place that does not exist; then nothing is written.
    """
    return insert_places(places, as_of)
