"""Points inside every community, beside its streets."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.dice import dice
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import sample_points

POINTS = 12


def anchors(seed: int, communities: pl.DataFrame) -> pl.DataFrame:
    """Columns code12, lon, lat: twelve points for every community (columns code12, path)."""
    rng = dice(seed, "anchors")
    rows = [
        (code, float(lon), float(lat))
        for code, path in communities.select("code12", "path").iter_rows()
        for lon, lat in sample_points(PlacePath(path), POINTS, rng)
    ]
    return pl.DataFrame(rows, schema=["code12", "lon", "lat"], orient="row")
