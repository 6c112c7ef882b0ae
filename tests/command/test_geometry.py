"""Polygons of a plan."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from jiayuan.command.geometry import CELL_M, cells, nesting_faults, polygon, to_geojson, zone_of
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
