"""Yards of lanes and buildings of compounds, with their floors, staircases and doors."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.compounds import METRES_PER_DEGREE
from jiayuan.config.demo.dice import Ints, dice, pick


def _floors(rng: np.random.Generator, n: int) -> tuple[Ints, Ints, Ints]:
    """Floors, units and rooms per floor of n buildings."""
    low = rng.integers(5, 7, n)
    tall = np.where(rng.random(n) < 0.57, rng.integers(7, 13, n), rng.integers(13, 25, n))
    floors = np.where(rng.random(n) < 0.65, low, tall)
    units = pick(rng, (1, 2, 3, 4, 5, 6), n, (20, 24, 26, 16, 8, 6)).astype(np.int64)
    doors = pick(rng, (2, 3, 4), n, (62, 28, 10)).astype(np.int64)
    return floors, units, doors


def make_buildings(seed: int, compounds: pl.DataFrame) -> pl.DataFrame:
    """Yards of lanes and buildings of compounds, with their floors, units and doors a floor."""
    rng = dice(seed, "buildings")
    frame = compounds.select("code12", "kind", "size", "lon", "lat", parent="path", street="name")
    frame = frame.select(pl.all().repeat_by("size").explode())
    n = frame.height
    floors, units, doors = _floors(rng, n)
    yard = (frame["kind"] == "lane").to_numpy()
    east, north = rng.normal(0, 45 / METRES_PER_DEGREE, (2, n))
    frame = frame.with_columns(
        number=pl.int_range(1, pl.len() + 1).over("parent"),
        floors=pl.Series(np.where(yard, 1, floors)),
        units=pl.Series(np.where(yard, 1, units)),
        doors=pl.Series(np.where(yard, rng.integers(3, 13, n), doors)),
        lon=pl.col("lon") + pl.Series(east * 1.3),
        lat=pl.col("lat") + pl.Series(north),
    )
    title = (
        pl.when(pl.col("kind") == "lane").then(pl.format("{}号院", "number")).otherwise(pl.format("{}号楼", "number"))
    )
    return frame.with_columns(
        name=title,
        kind=pl.when(pl.col("kind") == "lane").then(pl.lit("yard")).otherwise(pl.lit("building")),
        path=pl.format("{}{}.", "parent", pl.col("number").cast(pl.String).str.zfill(4)),
    )
