"""What others see of a place: small frozen values, no rows of the database."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.placepath import PlacePath


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """One place. `code12` is the division code of its community; lon, lat are WGS84 degrees or None."""

    id: int
    kind: str
    path: PlacePath
    name: str
    code12: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class GridRef:
    """A grid (网格) of a community; `code15` is its community's 12 digits and three of its own."""

    id: int
    code15: str
    name: str
    community: PlacePath
