"""Blocks: the faces between roads, none larger than a small community needs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from jiayuan.places.roads import Floats, Roads

NOT_A_BOUND = frozenset({"platform", "other", "steps", "footway"})
LARGEST_M2 = 25_000.0
SNAP_M = 1.0


def road_lines(roads: Roads) -> list[BaseGeometry]:
    """The streets that can bound a block, each as a line in local metres."""
    keep = [edge for edge, highway in enumerate(roads.highway) if highway not in NOT_A_BOUND]
    ends = np.stack([roads.xy[roads.u[keep]], roads.xy[roads.v[keep]]], axis=1)
    return list(shapely.linestrings(ends))


def faces(roads: Roads, sketch: list[Polygon]) -> list[Polygon]:
    """The blocks that touch the sketch, split where they are large. Together they cover it without overlap."""
    outer = shapely.union_all(sketch).buffer(600.0).envelope
    # Bridges are noded as crossings: for blocks that is right, for routing it would be wrong.
    lines = shapely.union_all([*road_lines(roads), outer.boundary], grid_size=SNAP_M)
    area = shapely.union_all(sketch)
    found = shapely.polygonize([lines]).geoms
    near = [face for face in found if face.intersects(area)]
    parts = [part.boundary for face in near for part in split(face, LARGEST_M2)]
    # Cutting one block puts corners on its neighbours' sides: node everything once more, so that sides match exactly.
    return list(shapely.polygonize([shapely.union_all(parts, grid_size=SNAP_M)]).geoms)


def split(face: Polygon, largest: float) -> Iterator[Polygon]:
    """Cuts a large face into about equal parts by a Voronoi diagram of evenly laid points."""
    count = int(np.ceil(face.area / largest))
    if count < 2:
        yield face
        return
    # A cell cut by a bent block may fall into several polygons.
    for part in voronoi_parts(face, spread(face, count)):
        yield from (one for one in shapely.get_parts(part) if one.geom_type == "Polygon" and one.area > 0)


def voronoi_parts(area: BaseGeometry, centres: Floats) -> list[BaseGeometry]:
    """The parts of an area nearest to each centre, in the order of the centres."""
    if len(centres) == 1:
        return [area]
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(centres), extend_to=area))
    tree = shapely.STRtree(cells)
    cell_of = tree.query(shapely.points(centres), predicate="intersects")
    order = dict(zip(cell_of[0].tolist(), cell_of[1].tolist(), strict=True))
    return [cells[order[n]].intersection(area) for n in range(len(centres))]


def lattice(area: BaseGeometry, step: float) -> Floats:
    """Points of a square lattice that lie inside."""
    west, south, east, north = area.bounds
    x, y = np.meshgrid(np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step))
    inside = shapely.contains_xy(area, x.ravel(), y.ravel())
    return np.column_stack([x.ravel()[inside], y.ravel()[inside]])


def spread(area: BaseGeometry, count: int) -> Floats:
    """`count` centres laid evenly over an area: farthest points first, then a few Lloyd steps."""
    points = lattice(area, np.sqrt(area.area / count) / 6)
    if len(points) < count:
        points = lattice(area, np.sqrt(area.area / count) / 20)
    centres = points[farthest(points, count)]
    for _step in range(8):
        nearest = np.argmin(((points[:, None] - centres[None]) ** 2).sum(axis=2), axis=1)
        centres = np.array([points[nearest == n].mean(axis=0) for n in range(count)])
    return centres


def farthest(points: Floats, count: int) -> list[int]:
    """Indexes of points chosen one by one, each the farthest from those before it."""
    chosen = [int(np.argmin(points.sum(axis=1)))]
    distance = np.hypot(*(points - points[chosen[0]]).T)
    while len(chosen) < count:
        chosen.append(int(np.argmax(distance)))
        distance = np.minimum(distance, np.hypot(*(points - points[chosen[-1]]).T))
    return chosen
