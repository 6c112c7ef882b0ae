"""Coordinates as people send them: swapped, zero or far away."""

from __future__ import annotations

# Beijing and what surrounds it, WGS84.
WEST, EAST, SOUTH, NORTH = 115.3, 117.6, 39.3, 41.2


def _inside(lon: float, lat: float) -> bool:
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def tidy(lon: float | None, lat: float | None) -> tuple[float, float] | None:
    """A point inside the city, swapped numbers put right; None when there is none to be had."""
    if lon is None or lat is None:
        return None
    if _inside(lon, lat):
        return lon, lat
    return (lat, lon) if _inside(lat, lon) else None
