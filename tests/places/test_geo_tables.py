"""The shifted systems held against their own forward formulas, and the limits of the flat approximation."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.geo import (
    M_PER_LAT,
    M_PER_LON,
    from_local,
    gcj02_from_wgs84,
    to_local,
    wgs84_from_bd09,
    wgs84_from_gcj02,
)

LON, LAT = st.floats(116.2, 116.6), st.floats(39.7, 40.1)
PI = math.pi * 3000 / 180
EARTH = 6_371_008.8


def bd09_from_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """Baidu's own turn, as its developers' pages print it; the product needs the way back only."""
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * PI)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * PI)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def great_circle(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lon1, lat1), (lon2, lat2) = (map(math.radians, point) for point in (a, b))
    inner = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(inner))


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.dist(to_local(*a), to_local(*b))


@given(LON, LAT)
def test_bd09_there_and_back_is_within_a_metre(lon: float, lat: float) -> None:
    shifted = bd09_from_gcj02(*gcj02_from_wgs84(lon, lat))
    assert metres(wgs84_from_bd09(*shifted), (lon, lat)) < 1.0


@given(LON, LAT)
def test_the_shift_points_the_same_way_all_over_the_city(lon: float, lat: float) -> None:
    east, north = gcj02_from_wgs84(lon, lat)
    assert 0.004 < east - lon < 0.008
    assert 0.0 < north - lat < 0.003


@given(LON, LAT)
def test_shifting_twice_is_not_shifting_once(lon: float, lat: float) -> None:
    once = gcj02_from_wgs84(lon, lat)
    assert metres(gcj02_from_wgs84(*once), (lon, lat)) > 1.5 * metres(once, (lon, lat))
    assert metres(wgs84_from_gcj02(*wgs84_from_gcj02(*once)), (lon, lat)) > 300


@given(st.floats(116.32, 116.40), st.floats(39.87, 39.98), st.floats(-0.02, 0.02), st.floats(-0.02, 0.02))
def test_flat_distances_are_true_inside_the_district(lon: float, lat: float, east: float, north: float) -> None:
    a, b = (lon, lat), (lon + east, lat + north)
    true = great_circle(a, b)
    # The globe itself is a third of a percent from the ellipsoid the metres stand for.
    assert metres(a, b) == pytest.approx(true, rel=0.006, abs=0.5)


@given(st.floats(9_930_000, 9_940_000), st.floats(4_400_000, 4_420_000))
def test_metres_go_to_degrees_and_back(x: float, y: float) -> None:
    assert to_local(*from_local(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    assert 0.75 < M_PER_LON / M_PER_LAT < 0.78
