"""Ways along the streets, for units that are simulated. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from jiayuan.places.api import Network

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way along the streets: points (lon, lat) and the seconds at which each is reached."""

    points: Floats
    seconds: Floats

    @property
    def total_s(self) -> float:
        return float(self.seconds[-1])

    def at(self, seconds: float) -> tuple[float, float]:
        """Where one is after so many seconds; the end from then on."""
        place = [float(np.interp(seconds, self.seconds, self.points[:, axis])) for axis in (0, 1)]
        return round(place[0], 6), round(place[1], 6)


def way_between(network: Network, start: tuple[float, float], end: tuple[float, float], mode: str) -> Way:
    """The quickest way with straight access legs; a straight line where no path is."""
    graph = network.graph(mode)
    ends = network.snap([start[0], end[0]], [start[1], end[1]], mode)
    here, there = int(ends.nodes[0]), int(ends.nodes[1])
    # On the reversed graph the search runs from the end, so the parents lead forward from here.
    rows, parents = dijkstra(graph.reverse, indices=np.array([there]), return_predecessors=True)
    times, previous = rows[0], parents[0]
    nodes = [here]
    while nodes[-1] != there and previous[nodes[-1]] >= 0:
        nodes.append(int(previous[nodes[-1]]))
    if nodes[-1] != there:
        line = float(np.hypot(*(ends.xy[0] - ends.xy[1]))) * 1.35 / graph.profile.speed
        return Way(np.array([start, end]), np.array([0.0, max(line, 1.0)]))
    along = ends.access[0] + (times[here] - times[nodes])
    points = [start, *((network.roads.lon[node], network.roads.lat[node]) for node in nodes), end]
    return Way(np.array(points), np.concatenate(([0.0], along, [along[-1] + ends.access[1] + 1e-6])))
