"""A ring of four streets of 100 m, for tests of travel times."""

from __future__ import annotations

import numpy as np

from jiayuan.places.geo import from_local
from jiayuan.places.roads import Roads

ORIGIN = np.array([9_937_000.0, 4_412_000.0])


def at(east: float, north: float) -> tuple[float, float]:
    """Degrees of a point given in metres from the first node."""
    return from_local(ORIGIN[0] + east, ORIGIN[1] + north)


def square(oneway: bool = False, highway: str = "residential") -> Roads:
    """A ring of four nodes, 100 m apart; with `oneway` it may be driven only from 0 to 1 to 2 to 3 to 0."""
    xy = ORIGIN + np.array([[0, 0], [100, 0], [100, 100], [0, 100]], float)
    lon, lat = np.array([from_local(*point) for point in xy]).T
    u, v = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 0])
    if not oneway:
        u, v = np.r_[u, v], np.r_[v, u]
    size = len(u)
    return Roads(lon, lat, xy, u, v, np.full(size, 100.0), [highway] * size, ["路"] * size, np.full(size, oneway))
