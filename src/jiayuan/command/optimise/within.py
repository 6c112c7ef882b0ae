"""Covers from places and a radius, or from a table of costs and a limit."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from jiayuan.command.optimise.covers import Covers, from_lists

METRICS = {"euclidean": 2.0, "manhattan": 1.0, "chebyshev": np.inf}
# A point exactly on the radius must count although its coordinates were rounded.
EDGE = 1e-9


def _points(values: ArrayLike, name: str) -> NDArray[np.float64]:
    points = np.asarray(values, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"{name}: an array of shape (n, 2) is needed")
    if not np.isfinite(points).all():
        raise ValueError(f"{name}: every coordinate must be a number")
    return points


def covers_within(facilities_xy: ArrayLike, demands_xy: ArrayLike, radius: float, metric: str = "euclidean") -> Covers:
    """Demands within `radius` (inclusive) of each facility, by KD-tree. ValueError names what is wrong."""
    if metric not in METRICS:
        raise ValueError(f"metric: one of {', '.join(METRICS)}")
    if not np.isfinite(radius) or radius < 0:
        raise ValueError("radius: a number of 0 or more")
    facilities, demands = _points(facilities_xy, "facilities_xy"), _points(demands_xy, "demands_xy")
    if not len(demands):
        return from_lists([[] for _ in facilities], 0)
    reach = radius * (1 + EDGE) + EDGE
    found = cKDTree(demands).query_ball_point(facilities, reach, p=METRICS[metric])
    rows: list[list[int]] = np.asarray(found, dtype=object).tolist()
    return from_lists(rows, len(demands))


def covers_from_matrix(cost: ArrayLike, limit: float) -> Covers:
    """From cost[demand, facility]: covered where cost <= limit; infinity means never, NaN is refused."""
    table = np.asarray(cost, dtype=np.float64)
    if table.ndim != 2 or np.isnan(table).any():
        raise ValueError("cost: a matrix [demand, facility] without NaN is needed")
    if np.isnan(limit):
        raise ValueError("limit: a number is needed")
    # "No way" stays no way, even without a limit.
    near = csr_array(((table <= limit) & np.isfinite(table)).T)
    near.sort_indices()
    return Covers(near.indptr.astype(np.int64), near.indices.astype(np.int64), table.shape[0])
