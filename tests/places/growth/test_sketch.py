"""The coarse sketch of the streets."""

import shapely
from shapely.geometry import Polygon

from jiayuan.places.divisions import read_divisions
from jiayuan.places.geo import to_local
from jiayuan.places.growth.sketch import PUBLISHED_KM2, STREETS, box
from jiayuan.places.kinds import Kind

SHAPES = {code: Polygon([to_local(*corner) for corner in corners]) for code, corners in STREETS.items()}


def test_every_street_is_sketched() -> None:
    streets = {one.path.code12()[:9] for one in read_divisions() if one.kind is Kind.STREET}
    assert set(STREETS) == streets


def test_sketches_are_sound_and_hardly_overlap() -> None:
    assert all(shape.is_valid for shape in SHAPES.values())
    whole = shapely.union_all(list(SHAPES.values())).area
    assert sum(shape.area for shape in SHAPES.values()) < whole * 1.01


def test_sketches_come_near_the_published_areas() -> None:
    for code, published in PUBLISHED_KM2.items():
        assert abs(SHAPES[code].area / 1e6 - published) < 0.4


def test_a_box_has_four_corners() -> None:
    assert box(1, 2, 3, 4) == ((1, 2), (3, 2), (3, 4), (1, 4))
