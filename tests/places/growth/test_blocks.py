"""Blocks between roads."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from jiayuan.places.growth.blocks import faces, farthest, lattice, split, spread, voronoi_parts
from jiayuan.places.network import network

SQUARE = shapely.box(0, 0, 300, 300)
ANGLE = Polygon([(0, 0), (400, 0), (400, 100), (100, 100), (100, 400), (0, 400)])


@settings(deadline=None)
@given(st.integers(1, 12))
def test_parts_make_the_whole(count: int) -> None:
    parts = voronoi_parts(ANGLE, spread(ANGLE, count))
    assert len(parts) == count
    assert sum(part.area for part in parts) == pytest.approx(ANGLE.area)


def test_each_part_holds_its_centre() -> None:
    centres = spread(SQUARE, 9)
    for part, centre in zip(voronoi_parts(SQUARE, centres), centres, strict=True):
        assert part.intersects(shapely.Point(centre))


def test_a_square_is_split_evenly() -> None:
    areas = [part.area for part in split(SQUARE, 10_000)]
    assert len(areas) == 9
    assert max(areas) < 2 * min(areas)


def test_a_small_block_stays_whole() -> None:
    assert list(split(SQUARE, 1e6)) == [SQUARE]


def test_farthest_points_are_the_corners() -> None:
    points = np.array([[0, 0], [1, 0], [10, 0], [0, 10], [10, 10], [5, 5]], float)
    assert set(farthest(points, 4)) == {0, 2, 3, 4}


def test_a_lattice_lies_inside() -> None:
    points = lattice(ANGLE, 50)
    assert shapely.contains_xy(ANGLE, points[:, 0], points[:, 1]).all()


def test_faces_cover_the_sketch_without_overlap() -> None:
    centre = network().roads.xy.mean(axis=0)
    sketch = [shapely.box(*(centre - 400), *(centre + 400))]
    found = faces(network().roads, sketch)
    whole = shapely.union_all(found)
    assert whole.covers(sketch[0].buffer(-1))
    assert sum(face.area for face in found) == pytest.approx(whole.area)
