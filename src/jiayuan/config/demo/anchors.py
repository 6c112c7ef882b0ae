"""Points inside every community: crossings of the road network that lie in its outline, and random ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import shapely

from jiayuan.config.demo.dice import dice

WANTED = 12


def _outlines(file: Path) -> Iterator[tuple[str, shapely.Geometry]]:
    for feature in json.loads(file.read_text())["features"]:
        yield str(feature["properties"]["code"]), shapely.from_geojson(json.dumps(feature["geometry"]))


def _inside(rng: np.random.Generator, shape: shapely.Geometry, n: int) -> list[tuple[float, float]]:
    """n random points of a polygon."""
    west, south, east, north = shape.bounds
    found: list[tuple[float, float]] = []
    while len(found) < n:
        points = rng.uniform((west, south), (east, north), (4 * n, 2))
        found += [(float(lon), float(lat)) for lon, lat in points[shapely.contains_xy(shape, points)]]
    return found[:n]


def anchors(seed: int, outlines: Path, nodes: Path) -> pl.DataFrame:
    """Columns code12, lon, lat: up to twelve crossings per community, filled up with random points of its outline."""
    rng = dice(seed, "anchors")
    crossings = pl.read_csv(nodes).select("lon", "lat").to_numpy()
    rows = []
    for code, shape in _outlines(outlines):
        own = crossings[shapely.contains_xy(shape, crossings)]
        chosen = [tuple(point) for point in rng.permutation(own)[:WANTED]]
        chosen += _inside(rng, shape, WANTED - len(chosen))
        rows += [(code, *point) for point in chosen]
    return pl.DataFrame(rows, schema=["code12", "lon", "lat"], orient="row")
