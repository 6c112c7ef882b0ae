"""Where a community lies inside its street: near the road it is named after, if the network has one."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from jiayuan.places.growth.blocks import farthest
from jiayuan.places.roads import Floats, Roads

SHORTEST_NAME = 3


def road_middles(roads: Roads, area: BaseGeometry) -> dict[str, Floats]:
    """The middles of the edges inside an area, by street name."""
    middle = (roads.xy[roads.u] + roads.xy[roads.v]) / 2
    inside = shapely.contains_xy(area, middle[:, 0], middle[:, 1])
    found: dict[str, list[int]] = defaultdict(list)
    for edge in np.flatnonzero(inside):
        if roads.name[edge]:
            found[roads.name[edge]].append(int(edge))
    return {name: middle[edges] for name, edges in found.items()}


def namesake(community: str, roads: dict[str, Floats]) -> Floats | None:
    """The middle of the longest-named road that the community's name holds, or None."""
    stem = community.removesuffix("社区")
    fitting = [name for name in roads if len(name) >= SHORTEST_NAME and (name in stem or stem in name)]
    if not fitting:
        return None
    # The longest name says most: 西长安街 beats 长安街.
    points = roads[max(fitting, key=lambda name: (len(name), name))]
    centre = points.mean(axis=0)
    nearest: Floats = points[np.argmin(np.hypot(*(points - centre).T))]
    return nearest


def seeds(communities: list[str], roads: dict[str, Floats], centres: Floats) -> tuple[Floats, list[bool]]:
    """A starting point for each community and whether a road fixes it; the rest is laid out far from all others."""
    fixed: dict[int, Floats] = {}
    for n, name in enumerate(communities):
        point = namesake(name, roads)
        # Two communities of one road: the first takes it, the other is laid out freely.
        if point is not None and all(np.hypot(*(point - other)) > 1.0 for other in fixed.values()):
            fixed[n] = point
    points = np.vstack([*[point[None] for point in fixed.values()], centres])
    order = _others(points, len(fixed), len(communities))
    free = iter(points[order])
    at = np.array([fixed[n] if n in fixed else next(free) for n in range(len(communities))])
    return at, [n in fixed for n in range(len(communities))]


def _others(points: Floats, fixed: int, count: int) -> list[int]:
    if not fixed:
        return farthest(points, count)
    distance = np.min([np.hypot(*(points - point).T) for point in points[:fixed]], axis=0)
    chosen: list[int] = []
    while len(chosen) < count - fixed:
        chosen.append(int(np.argmax(distance)))
        distance = np.minimum(distance, np.hypot(*(points - points[chosen[-1]]).T))
    return chosen
