"""The tree page by page: by the key of the path, so that a million rooms are read as evenly as ten streets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.kinds import Kind
from jiayuan.places.layers import ATTRIBUTION, GeoJson
from jiayuan.places.models import Place
from jiayuan.places.queries import live, refs, within
from jiayuan.places.refs import PlaceRef

PAGE = 50
PAGE_MOST = 500


def _page(rows: QuerySet[Place], after: str, most: int) -> QuerySet[Place]:
    # A page ends at a path and the next begins behind it: rows that come or go meanwhile shift nothing.
    return rows.filter(path__gt=after).order_by("path")[: min(max(most, 1), PAGE_MOST)]


def children_page(path: PlacePath, after: str = "", most: int = PAGE) -> list[PlaceRef]:
    """The places directly below whose path comes after `after`, at most `most` (500) of them."""
    return refs(_page(live().filter(parent__path=path.value), after, most))


def subtree_page(
    path: PlacePath, kinds: Iterable[Kind | str] | None = None, after: str = "", most: int = PAGE
) -> list[PlaceRef]:
    """The place and all below it (of the given kinds only, if any) whose path comes after `after`."""
    return refs(_page(_of_kinds(path, kinds), after, most))


def geojson(path: PlacePath, kinds: Iterable[Kind | str] | None = None, after: str = "", most: int = PAGE) -> GeoJson:
    """A FeatureCollection (WGS84) of the places of `subtree_page` that have an outline or a point.

    Outlines are illustrative and say so in `status`. `next` is the key of the following page, '' on the last one.
    """
    rows = _page(_of_kinds(path, kinds), after, most)
    found = list(rows.values_list("path", "kind", "name", "code12", "lon", "lat", "outline"))
    features = [_feature(*row) for row in found if row[6] or row[4] is not None]
    return {
        "type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features,
        "next": found[-1][0] if len(found) == min(max(most, 1), PAGE_MOST) else "",
    }  # fmt: skip


def _of_kinds(path: PlacePath, kinds: Iterable[Kind | str] | None) -> QuerySet[Place]:
    rows = within(path)
    return rows if kinds is None else rows.filter(kind__in=[str(kind) for kind in kinds])


def _feature(
    path: str, kind: str, name: str, code12: str, lon: float | None, lat: float | None, outline: Any | None
) -> GeoJson:
    words = {"path": path, "kind": kind, "name": name, "code12": code12}
    if outline:
        return {"type": "Feature", "geometry": outline, "properties": {**words, "status": "illustrative"}}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": words}
