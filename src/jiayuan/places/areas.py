"""The illustrative outlines that ship, as shapes in local metres, and which of them a point lies in. No database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.roads import Floats
from jiayuan.places.seeds import seed_file


@dataclass(frozen=True, slots=True)
class SeedArea:
    """One shipped outline: 12-digit code (15 for a grid), name and GeoJSON geometry in WGS84 degrees."""

    code: str
    name: str
    geometry: dict[str, Any]


def read_areas(kind: str) -> list[SeedArea]:
    """The outlines of a kind: district, street, community or grid."""
    features = json.loads(seed_file("outlines", f"{kind}.geojson").read_text(encoding="utf-8"))["features"]
    return [SeedArea(one["properties"]["code"], one["properties"]["name"], one["geometry"]) for one in features]


def metric(geometry: dict[str, Any]) -> BaseGeometry:
    """A GeoJSON geometry in degrees as a shape in local metres."""
    shape = shapely.from_geojson(json.dumps(geometry))
    return shapely.transform(shape, lambda xy: xy * (M_PER_LON, M_PER_LAT))


def inner_point(geometry: dict[str, Any]) -> tuple[float, float]:
    """A (lon, lat) that is surely inside the outline."""
    point = shapely.from_geojson(json.dumps(geometry)).representative_point()
    return round(point.x, 6), round(point.y, 6)


@cache
def seed_shapes(kind: str) -> dict[str, BaseGeometry]:
    """The shipped outlines of a kind by code, in local metres."""
    return {area.code: metric(area.geometry) for area in read_areas(kind)}


def seed_shape(path: PlacePath) -> BaseGeometry:
    """The shipped outline of a district, street or community; NotFound below these or for unknown codes."""
    if path.level > Level.COMMUNITY or path.code12() not in seed_shapes(path.level.name.lower()):
        raise NotFound
    return seed_shapes(path.level.name.lower())[path.code12()]


class AreaIndex:
    """Which of many areas holds a point: shapely's STRtree, some 0.03 ms a point."""

    def __init__(self, keys: Sequence[str], shapes: Iterable[BaseGeometry]) -> None:
        self._keys = list(keys)
        self._tree = shapely.STRtree(list(shapes))

    def at(self, lon: float, lat: float) -> str | None:
        """The key of the area that holds the point; on a shared border the first by order; else None."""
        found = self._tree.query(shapely.Point(lon * M_PER_LON, lat * M_PER_LAT), predicate="intersects")
        # A shared border lies in two areas; the lower one wins, always.
        return self._keys[int(found.min())] if len(found) else None

    def at_many(self, lon: Floats, lat: Floats) -> list[str | None]:
        """The same for many points at once."""
        points: NDArray[np.object_] = shapely.points(lon * M_PER_LON, lat * M_PER_LAT)
        which, area = self._tree.query(points, predicate="intersects")
        held: dict[int, int] = {}
        for point, one in zip(which.tolist(), area.tolist(), strict=True):
            held[point] = min(one, held.get(point, one))
        return [self._keys[held[n]] if n in held else None for n in range(len(points))]
