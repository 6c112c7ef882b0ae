"""The cost table of a p-median task, given or from the edges of a graph."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

Floats = NDArray[np.float64]
# A stored zero may mean "no edge" to the search, so nothing is shorter than this.
SHORTEST = 1e-12


def distances(
    cost: ArrayLike | None, edges: ArrayLike | None, n: int | None, directed: bool, duplicates: str
) -> Floats:
    """cost[demand, facility]; infinity where there is no way. ValueError names bad input."""
    if (cost is None) == (edges is None):
        raise ValueError("cost: give either cost or edges")
    if cost is not None:
        table = np.asarray(cost, dtype=np.float64)
        if table.ndim != 2 or not table.size or np.isnan(table).any() or (table < 0).any():
            raise ValueError("cost: a matrix [demand, facility] of numbers of 0 or more is needed")
        return table
    return _from_edges(np.asarray(edges, dtype=np.float64), n, directed, duplicates)


def _checked(edges: Floats, n: int | None, duplicates: str) -> int:
    """Number of nodes; ValueError names what is wrong."""
    if edges.ndim != 2 or edges.shape[1] != 3 or not np.isfinite(edges).all() or (edges < 0).any():
        raise ValueError("edges: rows of u, v, length, all 0 or more")
    if (edges[:, :2] % 1).any():
        # Cutting off the fraction would quietly join other nodes.
        raise ValueError("edges: u and v are whole numbers")
    nodes = int(edges[:, :2].max(initial=-1)) + 1
    if n is not None and nodes > n:
        raise ValueError(f"edges: a node outside 0..{n - 1}")
    if duplicates not in ("min", "last", "first"):
        raise ValueError("duplicates: min, first or last")
    return nodes if n is None else n


def _from_edges(edges: Floats, n: int | None, directed: bool, duplicates: str) -> Floats:
    nodes = _checked(edges, n, duplicates)
    kept: dict[tuple[int, int], float] = {}
    for start, end, length in edges.tolist():
        u, v = int(start), int(end)
        pair = (u, v) if directed or u <= v else (v, u)
        if duplicates == "last" or pair not in kept or (duplicates == "min" and length < kept[pair]):
            kept[pair] = length
    rows, columns = np.array(list(kept), dtype=np.int64).reshape(-1, 2).T
    graph = csr_array((np.maximum(list(kept.values()), SHORTEST), (rows, columns)), shape=(nodes, nodes))
    ways: Floats = dijkstra(graph, directed=directed)
    return np.where(ways < SHORTEST * nodes, 0.0, ways)
