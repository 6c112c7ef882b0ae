"""Polygons of a plan: where a point lies, whether zones nest, cells of 50 m. Pure; local metres come from places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from jiayuan.places.api import from_local, to_local

Floats = NDArray[np.float64]
CELL_M = 50.0
# Inner zones first: a point in core is also in alert and control.
ORDER = ("core", "alert", "control")


def to_metres(lon: Any, lat: Any) -> Floats:
    """Columns of degrees to (n × 2) local metres; the conversion is linear, so it takes arrays too."""
    return np.column_stack(to_local(np.asarray(lon, float), np.asarray(lat, float)))  # type: ignore[arg-type]


def to_degrees(points: Any) -> Floats:
    """(n × 2) local metres to degrees."""
    return np.column_stack(from_local(points[:, 0], points[:, 1]))


def polygon(geojson: Mapping[str, Any]) -> BaseGeometry:
    """A GeoJSON (Multi)Polygon in local metres."""
    shape = shapely.from_geojson(shapely.to_geojson(shapely.geometry.shape(geojson)))
    return shapely.transform(shape, lambda points: to_metres(points[:, 0], points[:, 1]))


def to_geojson(shape: BaseGeometry) -> dict[str, Any]:
    """A shape in local metres as GeoJSON in degrees, six decimals."""

    def degrees(points: Floats) -> Floats:
        return np.asarray(np.round(to_degrees(points), 6), dtype=np.float64)

    return dict(shapely.geometry.mapping(shapely.transform(shape, degrees)))


def zone_of(lon: Sequence[float], lat: Sequence[float], zones: Mapping[str, BaseGeometry]) -> list[str]:
    """The innermost zone of each point, "" outside all."""
    x, y = to_metres(lon, lat).T
    found = np.full(len(x), "", dtype=object)
    for kind in reversed(ORDER):
        if kind in zones:
            found[shapely.contains_xy(zones[kind], x, y)] = kind
    return [str(item) for item in found]


def nesting_faults(zones: Mapping[str, BaseGeometry]) -> list[str]:
    """Zones that are not valid, or not inside the next outer one (a metre of tolerance)."""
    faults = [kind for kind, shape in zones.items() if not shape.is_valid]
    present = [kind for kind in ORDER if kind in zones]
    for inner, outer in pairwise(present):
        if not faults and not zones[outer].buffer(1.0).covers(zones[inner]):
            faults.append(inner)
    return faults


def cells(area: BaseGeometry, size: float = CELL_M) -> Floats:
    """Centres (n × 2, metres) of the cells of the area."""
    west, south, east, north = area.bounds
    xs, ys = np.arange(west + size / 2, east, size), np.arange(south + size / 2, north, size)
    grid = np.array(np.meshgrid(xs, ys)).reshape(2, -1).T
    return np.asarray(grid[shapely.contains_xy(area, grid[:, 0], grid[:, 1])], dtype=np.float64)
