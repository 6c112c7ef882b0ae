"""Points and street names for the demo district: inside a community's outline, near its streets. No database."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import seed_shape
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.network import network
from jiayuan.places.roads import Floats

HOUSE_STREETS = frozenset(
    {"residential", "tertiary", "secondary", "primary", "unclassified", "service", "living_street"}
)
SETBACK_M = (12.0, 45.0)
"""How far from the middle of the street a house stands."""


@cache
def edges_inside(path: PlacePath) -> NDArray[np.int64]:
    """Indexes of the edges whose middle lies in the outline of a division."""
    roads, shape = network().roads, seed_shape(path)
    middle = (roads.xy[roads.u] + roads.xy[roads.v]) / 2
    west, south, east, north = shape.bounds
    near = np.flatnonzero(
        (middle[:, 0] >= west) & (middle[:, 0] <= east) & (middle[:, 1] >= south) & (middle[:, 1] <= north)
    )
    held: NDArray[np.int64] = near[shapely.contains_xy(shape, middle[near, 0], middle[near, 1])]
    return held


def street_names(path: PlacePath) -> list[str]:
    """Chinese names of the streets inside a division, those with most edges first."""
    names = (network().roads.name[edge] for edge in edges_inside(path))
    counted = Counter(name for name in names if name and not name.isascii())
    return [name for name, _count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def sample_points(path: PlacePath, n: int, rng: np.random.Generator) -> Floats:
    """`n` points (n × 2: lon, lat) inside a division, beside its streets; the same generator state, the same points."""
    shape = seed_shape(path)
    # Nobody lives on a ring road or a footbridge.
    houses = [edge for edge in edges_inside(path) if network().roads.highway[edge] in HOUSE_STREETS]
    found = _inside(shape, _beside(np.array(houses, dtype=np.int64), n * 3, rng)) if houses else np.empty((0, 2))
    # A division without streets of its own still has houses.
    while len(found) < n:
        found = np.vstack([found, _inside(shape, _anywhere(shape, n * 2, rng))])
    return np.round(found[:n] / (M_PER_LON, M_PER_LAT), 6)


def _beside(edges: NDArray[np.int64], n: int, rng: np.random.Generator) -> Floats:
    roads = network().roads
    # Long streets have more houses.
    chosen = rng.choice(edges, n, p=roads.length[edges] / roads.length[edges].sum())
    start, end = roads.xy[roads.u[chosen]], roads.xy[roads.v[chosen]]
    along = (end - start) / np.maximum(np.hypot(*(end - start).T), 1e-9)[:, None]
    away = np.column_stack([-along[:, 1], along[:, 0]]) * rng.choice([-1.0, 1.0], n)[:, None]
    moved: Floats = start + (end - start) * rng.random((n, 1)) + away * rng.uniform(*SETBACK_M, (n, 1))
    return moved


def _anywhere(shape: BaseGeometry, n: int, rng: np.random.Generator) -> Floats:
    west, south, east, north = shape.bounds
    return np.column_stack([rng.uniform(west, east, n), rng.uniform(south, north, n)])


def _inside(shape: BaseGeometry, xy: Floats) -> Floats:
    held: Floats = xy[shapely.contains_xy(shape, xy[:, 0], xy[:, 1])]
    return held
