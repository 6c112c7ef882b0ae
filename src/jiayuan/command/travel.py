"""Travel times for command, on the street network of places (its door: `Network`). No database."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from jiayuan.places.api import Network, Snap

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def times_between(
    network: Network, sources: Sequence[tuple[float, float]], targets: Sequence[tuple[float, float]], mode: str
) -> Floats:
    """Seconds [source, target] with access legs; infinity where no path is. One search per distinct target node."""
    start, end = snap(network, sources, mode), snap(network, targets, mode)
    if not len(start.nodes) or not len(end.nodes):
        return np.zeros((len(start.nodes), len(end.nodes)))
    # Searched backwards from the targets: risk points share crossings, so there are fewer searches than points.
    nodes, back = np.unique(end.nodes, return_inverse=True)
    streets = network.travel_times(nodes, mode)[back][:, start.nodes].T
    return streets + start.access[:, None] + end.access[None, :]


def snap(network: Network, points: Sequence[tuple[float, float]], mode: str) -> Snap:
    """Puts (lon, lat) points onto the network of a mode."""
    pairs = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    return network.snap(pairs[:, 0], pairs[:, 1], mode)


def first_to_arrive(network: Network, sources: Ints, mode: str, access: Floats) -> Floats:
    """Seconds at which the quickest of the sources reaches each node of the network (infinity: none)."""
    best = np.full(len(network.roads.lon), np.inf)
    if not len(sources):
        return best
    # Here the wave runs from the units outwards, so the reversed graph is turned round again.
    forward = network.graph(mode).reverse.T.tocsr()
    # Sources with similar access legs share one search: the error is at most one band.
    bands = np.floor(access / 15.0).astype(int)
    for band in np.unique(bands):
        here = np.unique(sources[bands == band])
        times = dijkstra(forward, indices=here, min_only=True)
        best = np.minimum(best, times + (band + 0.5) * 15.0)
    return best
