"""GeoJSON features of the one map's layers."""

from __future__ import annotations

from typing import Any

Feature = dict[str, Any]


def feature(geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(lon: float, lat: float, **properties: Any) -> Feature:
    return feature({"type": "Point", "coordinates": [lon, lat]}, properties)
