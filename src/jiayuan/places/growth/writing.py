"""Grown areas and their GeoJSON files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from jiayuan.places.geo import from_local

DECIMALS = 6
NOTE = "示意 illustrative: grown over the road network, © OpenStreetMap contributors; not official"


@dataclass(frozen=True, slots=True)
class Area:
    """One grown outline in local metres."""

    code: str
    name: str
    kind: str
    shape: BaseGeometry


def feature(area: Area) -> dict[str, Any]:
    """One area as a GeoJSON feature in WGS84 degrees."""
    degrees = shapely.transform(area.shape, lambda xy: np.round(np.column_stack(from_local(*xy.T)), DECIMALS))
    properties = {"code": area.code, "name": area.name, "kind": area.kind, "area_m2": round(area.shape.area)}
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(degrees))}


def write(areas: list[Area], folder: Path) -> dict[str, int]:
    """Writes one file per kind and returns how many areas each holds."""
    counts: dict[str, int] = {}
    for kind in ("district", "street", "community", "grid"):
        features = [feature(area) for area in areas if area.kind == kind]
        lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
        head = json.dumps(NOTE, ensure_ascii=False)
        text = f'{{"type":"FeatureCollection","note":{head},"features":[\n{lines}\n]}}\n'
        (folder / f"{kind}.geojson").write_text(text, encoding="utf-8")
        counts[kind] = len(features)
    return counts
