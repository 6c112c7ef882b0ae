"""The illustrative outlines that ship."""

import numpy as np
import pytest
import shapely

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import AreaIndex, inner_point, metric, read_areas, seed_shape, seed_shapes
from jiayuan.places.divisions import read_divisions
from jiayuan.places.geo import to_local
from jiayuan.places.kinds import Kind

FIRST = PlacePath("110102.001.")


def test_every_division_has_an_outline() -> None:
    codes = {one.path.code12() for one in read_divisions() if one.kind is Kind.COMMUNITY}
    assert {area.code for area in read_areas("community")} == codes


def test_the_first_street_is_as_large_as_published() -> None:
    assert seed_shape(FIRST).area / 1e6 == pytest.approx(4.24, rel=0.02)


def test_the_district_is_about_as_large_as_it_is() -> None:
    assert seed_shape(PlacePath("110102.")).area / 1e6 == pytest.approx(50.7, rel=0.03)


@pytest.mark.parametrize("kind", ["street", "community"])
def test_outlines_do_not_overlap(kind: str) -> None:
    shapes = list(seed_shapes(kind).values())
    assert sum(shape.area for shape in shapes) == pytest.approx(shapely.union_all(shapes).area, rel=1e-4)


@pytest.mark.parametrize("kind", ["street", "community", "grid"])
def test_outlines_cover_the_district(kind: str) -> None:
    left = seed_shape(PlacePath("110102.")).difference(shapely.union_all(list(seed_shapes(kind).values())))
    assert left.area < 2000


def test_outlines_are_sound() -> None:
    for kind in ("district", "street", "community", "grid"):
        assert all(shape.is_valid and shape.area > 1000 for shape in seed_shapes(kind).values())


def test_communities_lie_in_their_streets() -> None:
    streets = seed_shapes("street")
    for code, shape in seed_shapes("community").items():
        assert shape.difference(streets[f"{code[:9]}000"]).area < 50


def test_grids_lie_in_their_communities() -> None:
    communities = seed_shapes("community")
    for code, shape in seed_shapes("grid").items():
        assert shape.difference(communities[code[:12]]).area < 100


def test_seventy_one_grids_in_the_first_street() -> None:
    codes = [area.code for area in read_areas("grid")]
    assert sum(code.startswith("110102001") for code in codes) == 71
    assert all(len(code) == 15 for code in codes)


def test_below_the_community_nothing_ships() -> None:
    with pytest.raises(NotFound):
        seed_shape(PlacePath("110102.001.004.0001."))
    with pytest.raises(NotFound):
        seed_shape(PlacePath("110102.001.099."))


def test_an_inner_point_is_inside() -> None:
    area = read_areas("community")[0]
    assert metric(area.geometry).contains(shapely.Point(to_local(*inner_point(area.geometry))))


def test_the_area_of_a_point() -> None:
    index = AreaIndex(list(seed_shapes("street")), seed_shapes("street").values())
    assert index.at(116.3790, 39.9130) == "110102001000"
    assert index.at(116.30, 39.99) is None


def test_many_points_at_once_agree_with_single_ones() -> None:
    index = AreaIndex(list(seed_shapes("community")), seed_shapes("community").values())
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(116.31, 116.40, 200), rng.uniform(39.86, 39.98, 200)
    assert index.at_many(lon, lat) == [index.at(*point) for point in zip(lon, lat, strict=True)]
