"""Coordinates: WGS84 to local metres and back, and the two shifted systems of Chinese maps turned into WGS84.

GCJ-02 and BD-09 have no published definition; the formulas are the well-known public approximations, good to a metre.
"""

from __future__ import annotations

import math

LAT0 = 39.91
"""Latitude (degrees) at which one degree of longitude is measured."""
M_PER_LAT = 110_574.0
M_PER_LON = math.cos(math.radians(LAT0)) * 111_320.0

# Krasovsky ellipsoid, on which the shift is computed.
_AXIS = 6_378_245.0
_ECCENTRICITY = 0.00669342162296594323
_BD_PI = math.pi * 3000.0 / 180.0


def to_local(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to (x east, y north) in metres; distances inside the district are true to 0.1 %."""
    return lon * M_PER_LON, lat * M_PER_LAT


def from_local(x: float, y: float) -> tuple[float, float]:
    """Metres back to (lon, lat)."""
    return x / M_PER_LON, y / M_PER_LAT


def gcj02_from_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """The shifted position that AMap and Tencent maps show."""
    x, y = lon - 105.0, lat - 35.0
    sine = math.sin(math.radians(lat))
    magic = 1 - _ECCENTRICITY * sine * sine
    root = math.sqrt(magic)
    d_lat = _north(x, y) * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * root) * math.pi)
    d_lon = _east(x, y) * 180.0 / (_AXIS / root * math.cos(math.radians(lat)) * math.pi)
    return lon + d_lon, lat + d_lat


def wgs84_from_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """Undoes the shift by fixed-point steps, to better than a centimetre."""
    guess_lon, guess_lat = lon, lat
    # The shift changes slowly, so each step gains about three digits.
    for _step in range(4):
        back_lon, back_lat = gcj02_from_wgs84(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + lon - back_lon, guess_lat + lat - back_lat
    return guess_lon, guess_lat


def wgs84_from_bd09(lon: float, lat: float) -> tuple[float, float]:
    """From Baidu's system: its own turn first, then the GCJ-02 shift."""
    x, y = lon - 0.0065, lat - 0.006
    radius = math.hypot(x, y) - 0.00002 * math.sin(y * _BD_PI)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BD_PI)
    return wgs84_from_gcj02(radius * math.cos(angle), radius * math.sin(angle))


def _waves(value: float) -> float:
    return (20.0 * math.sin(6.0 * value * math.pi) + 20.0 * math.sin(2.0 * value * math.pi)) * 2.0 / 3.0


def _north(x: float, y: float) -> float:
    base = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    slow = (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    long = (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    return base + _waves(x) + slow + long


def _east(x: float, y: float) -> float:
    base = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    slow = (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    long = (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    return base + _waves(x) + slow + long
