"""One profile's graph of the street network, reversed, and the points that are put onto it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from jiayuan.places.profiles import Profile
from jiayuan.places.roads import Floats, Ints, Roads

ACCESS_FACTOR = 1.3
"""A way from the door to the street is this much longer than the straight line."""


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
    first = np.ones(len(u), dtype=bool)
    first[1:] = (u[1:] != u[:-1]) | (v[1:] != v[:-1])
    return csr_array((seconds[first], (u[first], v[first])), shape=(size, size))
