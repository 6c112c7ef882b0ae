"""The tree of places and the address parser."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark
from jiayuan.places import api
from jiayuan.places.api import Kind, PlaceRef
from jiayuan.webapi.operations import Rule, operation
from jiayuan.webapi.schemas.places import GeoOut, ParsedOut, PlacesOut

router = Router(tags=["places"])
READ = Rule(permission="places.read")
Path = Annotated[str, Query("", max_length=40)]
Most = Annotated[int, Query(50, ge=1, le=api.PAGE_MOST)]


def _path(text: str) -> PlacePath | None:
    # A malformed path names no place, as one that does not exist.
    try:
        return PlacePath(text) if text else None
    except Invalid:
        raise NotFound from None


def _standing(text: str) -> PlacePath:
    found = _path(text) or context.current().scope.place
    if found is None:
        raise NotFound
    return found


def _place(ref: PlaceRef) -> dict[str, Any]:
    names = ("kind", "name", "code12", "lon", "lat")
    return {"path": ref.path.value, **{name: getattr(ref, name) for name in names}}


@operation(router, "GET", "/parse", READ, "places.parse", mark("把一行地址认到房间"), response=ParsedOut)
def parse(request: HttpRequest, text: Annotated[str, Query(max_length=300)], hint: Path = "") -> dict[str, Any]:
    """One address against the tree; `hint` is the place it is probably in, by default that of the grant."""
    parsed = api.parse_address(text, _path(hint) or context.current().scope.place)
    told: dict[str, Any] = api.parsed_as_json("", parsed)
    return told


@operation(router, "GET", "", READ, "places.tree", mark("一个地点和它下面的一层"), response=PlacesOut)
def tree(request: HttpRequest, path: Path = "", after: Path = "", most: Most = 50) -> dict[str, Any]:
    """One place and a page of those directly below it, by key."""
    here = api.by_path(_standing(path))
    below = api.children_page(here.path, after, most)
    following = below[-1].path.value if len(below) == most else ""
    return {"place": _place(here), "children": [_place(one) for one in below], "next": following}


@operation(router, "GET", "/geo", READ, "places.geo", mark("地点的轮廓和位置"), response=GeoOut)
def geo(
    request: HttpRequest, path: Path = "", kind: Kind | None = None, after: Path = "", most: Most = 50
) -> dict[str, Any]:
    """GeoJSON of a place and what lies below it; outlines are illustrative and say so."""
    here = api.by_path(_standing(path))
    found: dict[str, Any] = api.geojson(here.path, None if kind is None else [kind], after, most)
    return found
