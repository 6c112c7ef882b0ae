"""Places: open data, no person in them."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class PlaceOut(Schema):
    """One place; lon and lat are WGS84 degrees."""

    path: str
    kind: str
    name: str
    code12: str
    lon: float | None = None
    lat: float | None = None


class PlacesOut(Schema):
    """One page of the tree; `next` is the `after` of the following one, empty on the last."""

    place: PlaceOut
    children: list[PlaceOut]
    next: str


class ParsedOut(Schema):
    """What an address says. Words are kept as understood, whether or not the tree has them."""

    place: PlaceOut | None
    level: str | None
    compound: str
    building: str
    unit: str
    floor: str
    room: str
    rest: str
    confidence: float
    alternatives: list[PlaceOut]
    province: str
    city: str
    district: str
    town: str
    community: str
    road: str
    number: str


class GeoOut(Schema):
    """A GeoJSON FeatureCollection and the key of the next page."""

    type: str
    attribution: str
    features: list[dict[str, Any]]
    next: str
