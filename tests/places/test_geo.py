"""Coordinates: local metres and the shifted systems."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.geo import from_local, gcj02_from_wgs84, to_local, wgs84_from_bd09, wgs84_from_gcj02

LON = st.floats(116.2, 116.5)
LAT = st.floats(39.8, 40.0)
TIANANMEN = (116.39123, 39.90734)


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.dist(to_local(*a), to_local(*b))


@given(LON, LAT)
def test_local_metres_go_back(lon: float, lat: float) -> None:
    assert from_local(*to_local(lon, lat)) == pytest.approx((lon, lat), abs=1e-9)


def test_a_degree_is_about_its_length() -> None:
    assert metres((116.0, 39.91), (117.0, 39.91)) == pytest.approx(85_390, rel=0.002)
    assert metres((116.0, 39.0), (116.0, 40.0)) == pytest.approx(111_000, rel=0.005)


@given(LON, LAT)
def test_gcj02_goes_back_to_the_centimetre(lon: float, lat: float) -> None:
    assert metres(wgs84_from_gcj02(*gcj02_from_wgs84(lon, lat)), (lon, lat)) < 0.01


def test_gcj02_is_half_a_kilometre_off() -> None:
    assert 400 < metres(gcj02_from_wgs84(*TIANANMEN), TIANANMEN) < 700


def test_gcj02_known_value() -> None:
    assert gcj02_from_wgs84(116.404, 39.915) == pytest.approx((116.410244, 39.916404), abs=2e-5)


def test_bd09_lies_farther_off_than_gcj02() -> None:
    assert metres(wgs84_from_bd09(116.404, 39.915), (116.404, 39.915)) > 700


def test_bd09_known_value() -> None:
    lon, lat = wgs84_from_bd09(116.404, 39.915)
    assert gcj02_from_wgs84(lon, lat) == pytest.approx((116.397627291, 39.908656740), abs=1e-8)


@given(LON, LAT)
def test_bd09_shift_is_smooth(lon: float, lat: float) -> None:
    here, beside = wgs84_from_bd09(lon, lat), wgs84_from_bd09(lon + 1e-5, lat)
    assert 0.3 < metres(here, beside) < 1.5
