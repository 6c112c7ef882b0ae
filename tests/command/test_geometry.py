"""Polygons of a plan."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from jiayuan.command.geometry import CELL_M, cells, nesting_faults, polygon, to_degrees, to_geojson, to_metres, zone_of
from jiayuan.places.api import from_local, to_local

CENTRE = shapely.Point(*to_local(116.38, 39.908))
ZONES = {"core": CENTRE.buffer(100), "alert": CENTRE.buffer(200), "control": CENTRE.buffer(300)}


def test_there_and_back() -> None:
    shape = ZONES["core"]
    assert polygon(to_geojson(shape)).symmetric_difference(shape).area < 0.01 * shape.area


@pytest.mark.parametrize(("east", "zone"), [(0, "core"), (150, "alert"), (250, "control"), (400, "")])
def test_innermost_zone(east: float, zone: str) -> None:
    lon, lat = from_local(CENTRE.x + east, CENTRE.y)
    assert zone_of([lon], [lat], ZONES) == [zone]


def test_zones_that_nest() -> None:
    assert nesting_faults(ZONES) == []


def test_core_outside_the_alert_zone() -> None:
    assert nesting_faults(ZONES | {"core": CENTRE.buffer(250)}) == ["core"]


def test_ring_that_crosses_itself() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert nesting_faults({"core": bow}) == ["core"]


def test_cells_fill_the_area() -> None:
    square = shapely.box(0, 0, 200, 100)
    found = cells(square)
    assert len(found) * CELL_M**2 == square.area
    assert (found % CELL_M == CELL_M / 2).all()


def test_cells_stay_inside() -> None:
    found = cells(ZONES["core"])
    assert np.hypot(found[:, 0] - CENTRE.x, found[:, 1] - CENTRE.y).max() <= 100


HOLE = shapely.Polygon([(0, 0), (400, 0), (400, 400), (0, 400)], [[(100, 100), (300, 100), (300, 300), (100, 300)]])


def moved(shape: shapely.Geometry) -> shapely.Geometry:
    """From around the origin to around the centre."""
    return shapely.transform(shape, lambda points: points + np.array([CENTRE.x, CENTRE.y]))


def test_metres_and_degrees_of_arrays_are_those_of_single_points() -> None:
    lon, lat = [116.37, 116.39], [39.90, 39.91]
    assert to_metres(lon, lat) == pytest.approx(np.array([to_local(*pair) for pair in zip(lon, lat, strict=True)]))
    assert to_degrees(to_metres(lon, lat)) == pytest.approx(np.column_stack([lon, lat]))


def test_several_parts_and_holes_survive_the_journey() -> None:
    parts = shapely.MultiPolygon([moved(HOLE), CENTRE.buffer(20)])
    back = polygon(to_geojson(parts))
    assert back.geom_type == "MultiPolygon"
    assert back.area == pytest.approx(parts.area, rel=0.01)


def test_geojson_is_closed_and_in_degrees() -> None:
    ring = to_geojson(ZONES["core"])["coordinates"][0]
    assert ring[0] == ring[-1]
    assert all(116 < lon < 117 and 39 < lat < 41 for lon, lat in ring)
    assert all(round(lon, 6) == lon for lon, _ in ring)


def test_zones_that_are_not_drawn_are_nobodys() -> None:
    lon, lat = from_local(CENTRE.x, CENTRE.y)
    assert zone_of([lon], [lat], {}) == [""]
    assert zone_of([lon], [lat], {"control": ZONES["control"]}) == ["control"]
    assert zone_of([], [], ZONES) == []


@given(st.floats(-400, 400), st.floats(-400, 400))
def test_zone_of_a_point_is_the_innermost_that_contains_it(east: float, north: float) -> None:
    away, radii = np.hypot(east, north), {"core": 100, "alert": 200, "control": 300}
    # The circles are drawn with corners, so right at the ring either answer is right.
    assume(all(abs(away - radius) > 0.02 * radius for radius in radii.values()))
    lon, lat = from_local(CENTRE.x + east, CENTRE.y + north)
    assert zone_of([lon], [lat], ZONES) == [next((kind for kind, radius in radii.items() if away < radius), "")]


def test_nesting_looks_past_a_zone_that_is_missing() -> None:
    assert nesting_faults({"core": CENTRE.buffer(250), "control": CENTRE.buffer(200)}) == ["core"]
    assert nesting_faults({"core": CENTRE.buffer(250)}) == []
    assert nesting_faults({}) == []


def test_a_metre_of_drawing_error_is_no_fault() -> None:
    assert nesting_faults({"core": CENTRE.buffer(200.9), "alert": CENTRE.buffer(200)}) == []
    assert nesting_faults({"core": CENTRE.buffer(203), "alert": CENTRE.buffer(200)}) == ["core"]


def test_area_smaller_than_a_cell_may_have_none() -> None:
    assert cells(shapely.box(0, 0, 20, 20)).shape == (0, 2)
    assert cells(shapely.box(0, 0, 60, 60)).tolist() == [[25.0, 25.0]]


def test_hole_has_no_cells() -> None:
    found = cells(HOLE)
    assert len(found) == 8 * 8 - 4 * 4
    assert shapely.contains_xy(HOLE, found[:, 0], found[:, 1]).all()
