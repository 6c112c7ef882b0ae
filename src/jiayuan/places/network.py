"""Travel times on the street network. Pure: numpy and scipy, no Django.

One Dijkstra run from an incident on the reversed graph gives the time from every node to it, so one run serves all
units. Nodes are indexes 0 … n-1 of `Roads`; times are seconds; unreachable is infinity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from jiayuan.places.geo import M_PER_LAT, M_PER_LON, to_local
from jiayuan.places.graph import Graph, Snap, build_graph
from jiayuan.places.profiles import PROFILES
from jiayuan.places.roads import Floats, Ints, Roads, read_roads

LINE_FACTOR = 1.35
"""Where no path is known, the straight line times this."""


class Network:
    """The street network with its profiles. `closed` edges make an overlay; the base network stays as it is."""

    def __init__(self, roads: Roads, closed: Iterable[int] = ()) -> None:
        self.roads = roads
        self.closed = frozenset(closed)
        self._graphs: dict[str, Graph] = {}
        self._middles = cKDTree((roads.xy[roads.u] + roads.xy[roads.v]) / 2)

    def graph(self, profile: str) -> Graph:
        """The graph of 'foot', 'ebike' or 'vehicle', built at first use."""
        # An overlay is often asked for one profile only.
        if profile not in self._graphs:
            self._graphs[profile] = build_graph(self.roads, PROFILES[profile], self.closed)
        return self._graphs[profile]

    def travel_times(self, from_nodes: Sequence[int] | Ints, profile: str, limit: float | None = None) -> Floats:
        """Seconds from every node to each of the given nodes: rows as `from_nodes`, one column per node.

        `limit` (seconds) ends the search early; farther nodes come back as infinity.
        """
        bound = np.inf if limit is None else limit
        times: Floats = dijkstra(self.graph(profile).reverse, indices=np.asarray(from_nodes), limit=bound)
        return times

    def nearest_node(self, lon: float, lat: float, profile: str = "foot") -> int:
        """The node a point is snapped to."""
        return int(self.snap([lon], [lat], profile).nodes[0])

    def snap(self, lon: Sequence[float] | Floats, lat: Sequence[float] | Floats, profile: str) -> Snap:
        """Puts points (degrees) onto the network, with the seconds of their access legs."""
        xy: Floats = np.column_stack([np.asarray(lon, float) * M_PER_LON, np.asarray(lat, float) * M_PER_LAT])
        return self.graph(profile).snap(xy)

    def eta(self, units: Snap, lon: float, lat: float, profile: str, limit: float | None = None) -> Floats:
        """Seconds from every unit to a point: access legs and the streets, or the line × 1.35 where no path is.

        With a `limit` a unit beyond it comes back as infinity.
        """
        target = self.snap([lon], [lat], profile)
        on_streets = self.travel_times(target.nodes, profile, limit)[0][units.nodes]
        total: Floats = on_streets + units.access + target.access[0]
        if limit is not None:
            return total
        line = LINE_FACTOR * np.hypot(*(units.xy - target.xy).T) / self.graph(profile).profile.speed
        either: Floats = np.where(np.isfinite(total), total, line)
        return either

    def edges_near(self, lon: float, lat: float, radius: float) -> list[int]:
        """Edges whose middle lies within `radius` metres of a point, e.g. to close them."""
        found: list[int] = self._middles.query_ball_point(to_local(lon, lat), radius)
        return sorted(found)

    def edges_in(self, inside: NDArray[np.bool_]) -> list[int]:
        """Edges with both ends in the marked nodes."""
        return [int(edge) for edge in np.flatnonzero(inside[self.roads.u] & inside[self.roads.v])]

    def without(self, edges: Iterable[int]) -> Network:
        """The same network with more edges closed; the direction back of a closed edge is closed as well."""
        closed = set(edges)
        ends = {frozenset((self.roads.u[edge], self.roads.v[edge])) for edge in closed}
        # Only edges that start at a closed end need a look.
        near = {int(node) for pair in ends for node in pair}
        back = (edge for edge, pair in enumerate(zip(self.roads.u, self.roads.v, strict=True)) if pair[0] in near)
        closed |= {edge for edge in back if frozenset((self.roads.u[edge], self.roads.v[edge])) in ends}
        return Network(self.roads, self.closed | closed)


@cache
def network() -> Network:
    """The network that ships, read once per process."""
    return Network(read_roads())
