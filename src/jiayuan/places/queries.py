"""Reads of the place tree. Places are open data: no scope and no purpose is needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.kinds import Kind, PlaceState
from jiayuan.places.models import Place
from jiayuan.places.refs import PlaceRef

FIELDS = ("id", "kind", "path", "name", "code12", "lon", "lat")


def live() -> QuerySet[Place]:
    """Places that exist today."""
    return Place.objects.exclude(state=PlaceState.RETIRED)


def within(path: PlacePath) -> QuerySet[Place]:
    """The subtree of a path, the place itself included: one half-open range of the path index."""
    low, high = path.bounds()
    return live().filter(path__gte=low, path__lt=high)


def refs(rows: QuerySet[Place]) -> list[PlaceRef]:
    """The rows as values, in the order of the query."""
    return [_ref(row) for row in rows.values_list(*FIELDS)]


def _ref(row: tuple[Any, ...]) -> PlaceRef:
    number, kind, path, name, code12, lon, lat = row
    return PlaceRef(number, kind, PlacePath(path), name, code12, lon, lat)


def by_path(path: PlacePath) -> PlaceRef:
    """The place of a path; NotFound if there is none."""
    return _one(live().filter(path=path.value))


def by_code12(code: str) -> PlaceRef:
    """The district, street or community of a 12-digit code; NotFound if there is none, Invalid if malformed."""
    return by_path(PlacePath.from_code12(code))


def by_id(place_id: int) -> PlaceRef:
    """The place of an id, retired or not: ids are never used again."""
    return _one(Place.objects.filter(pk=place_id))


def by_paths(paths: Iterable[PlacePath]) -> dict[PlacePath, PlaceRef]:
    """Several places at once; those that do not exist are absent."""
    found = refs(live().filter(path__in=[path.value for path in paths]).order_by("path"))
    return {ref.path: ref for ref in found}


def _one(rows: QuerySet[Place]) -> PlaceRef:
    for ref in refs(rows.order_by("path")[:1]):
        return ref
    raise NotFound


def districts() -> list[PlaceRef]:
    """Every district of this installation."""
    return refs(live().filter(kind=Kind.DISTRICT.value).order_by("path"))


def children(path: PlacePath) -> list[PlaceRef]:
    """The places directly below, in the order of their paths."""
    return refs(live().filter(parent__path=path.value).order_by("path"))


def ancestors(path: PlacePath) -> list[PlaceRef]:
    """The place itself first, then every floor above it up to the district."""
    return refs(live().filter(path__in=[one.value for one in path.ancestors()]).order_by("-path"))


def subtree(path: PlacePath, kinds: Iterable[Kind | str] | None = None) -> list[PlaceRef]:
    """The place and all below it (of the given kinds only, if any), in the order of their paths."""
    rows = within(path)
    return refs((rows if kinds is None else rows.filter(kind__in=[str(kind) for kind in kinds])).order_by("path"))


def outline(path: PlacePath) -> dict[str, Any] | None:
    """The illustrative outline as a GeoJSON geometry, or None."""
    found: dict[str, Any] | None = live().filter(path=path.value).values_list("outline", flat=True).first()
    return found
