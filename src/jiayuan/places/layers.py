"""Base layers of the map as GeoJSON: outlines, grids, streets. Everything in them is open data."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import seed_shape
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.kinds import DIVISIONS
from jiayuan.places.models import Grid
from jiayuan.places.network import network
from jiayuan.places.queries import within

ATTRIBUTION = "© OpenStreetMap contributors"
ROAD_CLASSES = {
    "main": frozenset({"motorway", "trunk", "primary", "secondary"}),
    "side": frozenset({"tertiary", "unclassified", "residential", "living_street", "service", "road"}),
    "foot": frozenset({"footway", "pedestrian", "path", "cycleway", "steps"}),
}
MARGIN_M = 300.0
DECIMALS = 5

GeoJson = dict[str, Any]


def layer(kind: str, inside: PlacePath) -> GeoJson:
    """A FeatureCollection of divisions of a kind, grids, or roads in and around a place; NotFound for other kinds."""
    if kind == "roads":
        return roads(inside)
    if kind == "grid":
        return _collection(_grid_features(inside))
    if kind in DIVISIONS:
        return _collection(_division_features(kind, inside))
    raise NotFound


def _collection(features: list[GeoJson]) -> GeoJson:
    return {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}


def _feature(geometry: GeoJson, **properties: str) -> GeoJson:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _division_features(kind: str, inside: PlacePath) -> list[GeoJson]:
    rows = within(inside).filter(kind=kind, outline__isnull=False).order_by("path")
    found = rows.values_list("path", "name", "outline")
    return [_feature(outline, path=path, label=name, status="illustrative") for path, name, outline in found if outline]


def _grid_features(inside: PlacePath) -> list[GeoJson]:
    low, high = inside.bounds()
    rows = Grid.objects.filter(community__path__gte=low, community__path__lt=high, outline__isnull=False)
    found = rows.order_by("code15").values_list("code15", "name", "outline")
    return [_feature(outline, code=code, label=name, status="illustrative") for code, name, outline in found if outline]


@lru_cache(maxsize=32)
def roads(inside: PlacePath) -> GeoJson:
    """Streets in and around a division, both directions drawn once, joined to long lines by class."""
    west, south, east, north = seed_shape(inside).buffer(MARGIN_M).bounds
    net = network().roads
    x, y = ((net.xy[net.u] + net.xy[net.v]) / 2).T
    near = np.flatnonzero((x > west) & (x < east) & (y > south) & (y < north))
    pieces: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for edge in near:
        kind = road_class(net.highway[edge])
        if kind:
            # An edge and its way back are one line on the map.
            pieces[kind].add((min(net.u[edge], net.v[edge]), max(net.u[edge], net.v[edge])))
    return _collection([line for kind in ROAD_CLASSES for line in _lines(kind, sorted(pieces[kind]))])


def road_class(highway: str) -> str:
    """main, side or foot; '' for what is not drawn."""
    base = highway.removesuffix("_link")
    return next((kind for kind, classes in ROAD_CLASSES.items() if base in classes), "")


def _lines(kind: str, pairs: list[tuple[int, int]]) -> list[GeoJson]:
    if not pairs:
        return []
    ends = network().roads.xy[np.array(pairs)] / (M_PER_LON, M_PER_LAT)
    # Long lines draw faster and are a third of the bytes.
    merged = shapely.line_merge(shapely.multilinestrings(list(ends)))
    features = []
    for line in shapely.get_parts(merged):
        points = np.round(shapely.get_coordinates(line), DECIMALS).tolist()
        features.append(_feature({"type": "LineString", "coordinates": points}, **{"class": kind}))
    return features
