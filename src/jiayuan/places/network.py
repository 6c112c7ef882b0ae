"""Travel times on the street network. Pure: numpy and scipy, no Django.

One Dijkstra run from an incident on the reversed graph gives the time from every node to it, so one run serves all
units. Nodes are indexes 0 … n-1 of `Roads`; times are seconds; unreachable is infinity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from jiayuan.places.geo import M_PER_LAT, M_PER_LON, to_local
from jiayuan.places.profiles import PROFILES, Profile
from jiayuan.places.roads import Floats, Ints, Roads, read_roads

ACCESS_FACTOR = 1.3
"""A way from the door to the street is this much longer than the straight line."""
LINE_FACTOR = 1.35
"""Where no path is known, the straight line times this."""


@dataclass(frozen=True, slots=True, eq=False)
class Snap:
    """Points put onto the network: their node, the seconds of the access leg, and where they are (metres)."""

    nodes: Ints
    access: Floats
    xy: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """One profile's graph: `reverse` holds seconds on edges turned round, `core` the nodes one may snap to."""

    profile: Profile
    reverse: csr_array
    core: Ints
    tree: cKDTree

    def snap(self, xy: Floats) -> Snap:
        """The nearest node of the strongly connected part for each of the points (n × 2, metres)."""
        found = self.tree.query(xy)
        distance, place = np.asarray(found[0], float), np.asarray(found[1], np.int64)
        return Snap(self.core[place], ACCESS_FACTOR * distance / self.profile.speed, xy)


def build_graph(roads: Roads, profile: Profile, closed: Iterable[int] = ()) -> Graph:
    """The graph of a profile without the closed edges (indexes of `roads`, both directions to be named)."""
    speed = np.fromiter((profile.speed_on(one) for one in roads.highway), float, len(roads.highway))
    usable = speed > 0
    # Closed edges leave the graph before its core is found: nobody is snapped into a cut-off corner.
    usable[list(closed)] = False
    u, v, seconds = roads.u[usable], roads.v[usable], roads.length[usable] / speed[usable]
    if not profile.keeps_one_way:
        u, v, seconds = np.r_[u, v], np.r_[v, u], np.r_[seconds, seconds]
    # Ends swapped: the graph is the reversed one.
    reverse = least(v, u, seconds, len(roads.lon))
    _count, part = connected_components(reverse, connection="strong")
    core = np.flatnonzero(part == np.bincount(part).argmax())
    return Graph(profile, reverse, core, cKDTree(roads.xy[core]))


def least(u: Ints, v: Ints, seconds: Floats, size: int) -> csr_array:
    """A sparse matrix that keeps the least of parallel edges (the constructor alone would add them up)."""
    order = np.lexsort((seconds, v, u))
    u, v, seconds = u[order], v[order], seconds[order]
    # After sorting the least of several edges between two nodes comes first.
    first = np.r_[True, (u[1:] != u[:-1]) | (v[1:] != v[:-1])]
    return csr_array((seconds[first], (u[first], v[first])), shape=(size, size))


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
