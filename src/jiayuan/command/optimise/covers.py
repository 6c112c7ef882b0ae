"""Which facility covers which demand, as compressed rows by facility."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

METRICS = {"euclidean": 2.0, "manhattan": 1.0, "chebyshev": np.inf}
# A point exactly on the radius must count although its coordinates were rounded.
EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Covers:
    """Facility j covers demands `indices[indptr[j]:indptr[j + 1]]`, ascending; `demands` is how many there are."""

    indptr: NDArray[np.int64]
    indices: NDArray[np.int64]
    demands: int

    @property
    def facilities(self) -> int:
        return len(self.indptr) - 1

    def of(self, facility: int) -> NDArray[np.int64]:
        return self.indices[self.indptr[facility] : self.indptr[facility + 1]]

    def matrix(self) -> csr_array:
        """Facilities × demands, 1.0 where covered."""
        ones = np.ones(len(self.indices))
        return csr_array((ones, self.indices, self.indptr), shape=(self.facilities, self.demands))


def _points(values: ArrayLike, name: str) -> NDArray[np.float64]:
    points = np.asarray(values, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"{name}: an array of shape (n, 2) is needed")
    if not np.isfinite(points).all():
        raise ValueError(f"{name}: every coordinate must be a number")
    return points


def from_lists(rows: list[list[int]], demands: int) -> Covers:
    """Covers from one list of demands per facility."""
    lengths = [len(row) for row in rows]
    indptr = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    flat = [item for row in rows for item in sorted(row)]
    return Covers(indptr, np.asarray(flat, dtype=np.int64), demands)


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
    if table.ndim != 2 or np.isnan(table).any() or np.isnan(limit):
        raise ValueError("cost: a matrix [demand, facility] without NaN is needed")
    near = csr_array((table <= limit).T)
    near.sort_indices()
    return Covers(near.indptr.astype(np.int64), near.indices.astype(np.int64), table.shape[0])
