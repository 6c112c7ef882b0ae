"""Outlines in the database."""

from collections.abc import Iterator

import polars as pl
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import outlines
from jiayuan.places.actions import load_divisions, load_outlines, load_tree
from jiayuan.places.grids import grid_of, grids
from jiayuan.places.queries import by_path, outline
from tests.tree import STREET

HERE = PlacePath("110102.001.004.")


@pytest.fixture(autouse=True)
def _loaded(service: Acting) -> Iterator[None]:
    load_divisions(STREET)
    load_outlines(STREET)
    yield
    outlines.community_index.cache_clear()


def house(lon: float | None, lat: float | None) -> PlacePath:
    rows = [
        {"path": f"{HERE}0001.", "kind": "lane", "name": "灵境胡同", "lon": lon, "lat": lat},
        {"path": f"{HERE}0001.0001.", "kind": "yard", "name": "12号院", "lon": lon, "lat": lat},
        {"path": f"{HERE}0001.0001.01.", "kind": "unit", "name": "院内", "lon": None, "lat": None},
    ]
    load_tree(pl.DataFrame(rows, schema_overrides={"lon": pl.Float64, "lat": pl.Float64}))
    return PlacePath(rows[2]["path"])


def test_a_community_has_an_outline() -> None:
    geometry = outline(HERE)
    assert geometry is not None
    assert geometry["type"] == "Polygon"


def test_the_community_of_a_point() -> None:
    ref = by_path(HERE)
    assert ref.lon is not None
    assert ref.lat is not None
    assert outlines.community_at(ref.lon, ref.lat) == ref


def test_no_community_outside_the_district() -> None:
    assert outlines.community_at(116.30, 39.99) is None


def test_a_house_gets_the_grid_it_stands_in() -> None:
    ref = by_path(HERE)
    unit = house(ref.lon, ref.lat)
    assert outlines.assign_grids(STREET) == 2
    grid = grid_of(unit)
    assert grid is not None
    assert grid.community == HERE


def test_grids_given_again_change_nothing() -> None:
    ref = by_path(HERE)
    house(ref.lon, ref.lat)
    outlines.assign_grids(STREET)
    assert outlines.assign_grids(STREET) == 0


def test_a_house_without_a_point_has_no_grid() -> None:
    unit = house(None, None)
    outlines.assign_grids(HERE)
    assert grid_of(unit) is None


def test_where_there_is_no_grid_nothing_is_given() -> None:
    assert outlines.assign_grids(PlacePath("110102.001.001.")) == 0


def test_grids_by_code() -> None:
    found = grids(STREET)
    assert len(found) == 71
    assert [grid.code15 for grid in found] == sorted(grid.code15 for grid in found)


def test_outlines_loaded_again_change_nothing() -> None:
    before = grids(STREET)
    load_outlines(STREET)
    assert grids(STREET) == before
