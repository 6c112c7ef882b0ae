"""Grows the outlines of district, streets, communities and grids, and writes them as GeoJSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from jiayuan.places.divisions import Division, read_divisions
from jiayuan.places.geo import to_local
from jiayuan.places.growth.blocks import faces, spread, voronoi_parts
from jiayuan.places.growth.names import road_middles, seeds
from jiayuan.places.growth.regions import NOBODY, Owners, balanced, borders, by_sketch, in_one_piece
from jiayuan.places.growth.shares import grids_per_street, largest_remainder
from jiayuan.places.growth.sketch import STREETS
from jiayuan.places.growth.writing import Area, write
from jiayuan.places.kinds import Kind
from jiayuan.places.roads import Roads, read_roads

SIMPLIFY_M = 6.0


def grow(roads: Roads, tell: Callable[[str], None] = lambda _text: None) -> list[Area]:
    """All areas: the district, streets, communities and grids."""
    divisions = list(read_divisions())
    sketch = [Polygon([to_local(*corner) for corner in corners]) for corners in STREETS.values()]
    blocks, owner = _streets(roads, sketch)
    codes, names, shapes = [], [], []
    for n, street in enumerate(STREETS):
        tell(street)
        own = [blocks[block] for block in np.flatnonzero(owner == n)]
        members = [one for one in divisions if one.kind is Kind.COMMUNITY and one.path.code12()[:9] == street]
        shapes += _communities(own, members, roads)
        codes += [one.path.code12() for one in members]
        names += [one.name for one in members]
    # Simplified as a coverage, so that neighbours keep one common border.
    smooth = shapely.coverage_simplify(np.array(shapes), SIMPLIFY_M)
    communities = [Area(code, name, "community", shape) for code, name, shape in zip(codes, names, smooth, strict=True)]
    above = list(_above(communities, divisions))
    return [*above, *communities, *_grids(communities)]


def _streets(roads: Roads, sketch: list[Polygon]) -> tuple[list[Polygon], Owners]:
    faced = faces(roads, sketch)
    held = by_sketch(faced, sketch)
    blocks = [block for block, owner in zip(faced, held, strict=True) if owner != NOBODY]
    return blocks, in_one_piece(held[held != NOBODY], borders(blocks), shapely.area(np.array(blocks)))


def _communities(blocks: list[Polygon], members: Sequence[Division], roads: Roads) -> list[BaseGeometry]:
    shapes = np.array(blocks)
    areas, centres = shapely.area(shapes), shapely.get_coordinates(shapely.centroid(shapes))
    street = shapely.union_all(shapes)
    at, anchored = seeds([one.name for one in members], road_middles(roads, street), centres)
    owner = in_one_piece(balanced(centres, areas, at, np.array(anchored)), borders(blocks), areas)
    return [shapely.coverage_union_all(shapes[owner == n]) for n in range(len(members))]


def _above(communities: list[Area], divisions: list[Division]) -> Iterator[Area]:
    for one in divisions:
        if one.kind is not Kind.COMMUNITY:
            prefix = "".join(one.path.segments)
            inside = [area.shape for area in communities if area.code.startswith(prefix)]
            yield Area(one.path.code12(), one.name, one.kind.value, shapely.coverage_union_all(inside))


def _grids(communities: list[Area]) -> Iterator[Area]:
    streets: dict[str, list[Area]] = {}
    for area in communities:
        streets.setdefault(area.code[:9], []).append(area)
    total = grids_per_street({code: sum(one.shape.area for one in members) for code, members in streets.items()})
    for code, members in streets.items():
        counts = largest_remainder(total[code], [one.shape.area for one in members])
        for community, count in zip(members, counts, strict=True):
            parts = voronoi_parts(community.shape, spread(community.shape, count))
            for n, part in enumerate(parts, 1):
                yield Area(f"{community.code}{n:03}", f"{community.name}第{n}网格", "grid", part)


def grow_outlines(folder: Path, tell: Callable[[str], None] = lambda _text: None) -> dict[str, int]:
    """Grows everything over the network that ships and writes it; `tell` hears each street's code."""
    return write(grow(read_roads(), tell), folder)
