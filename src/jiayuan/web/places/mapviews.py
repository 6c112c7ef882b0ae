"""The base on the map: how many people by street, community or building, with a list that says the same."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.web.places.counted import Counted, bounds, counted_places
from jiayuan.web.places.views import standing

ATTRIBUTION = "© OpenStreetMap contributors"


def _at(request: HttpRequest) -> PlacePath:
    """The place asked for, down to a building; outside the scope it is not found."""
    at = standing(request)
    if not current().scope.covers(at):
        raise NotFound
    return at.at(min(at.level, Level.BUILDING))


def _text(one: Counted) -> str:
    # Not "fewer than ten": a larger one may be hidden beside it, so that nothing can be reckoned.
    return _("不显示") if one.people is None else str(one.people)


def _line(one: Counted) -> dict[str, Any]:
    is_building = one.ref.path.level is Level.BUILDING
    page = reverse("places:tree") if is_building else reverse("places:map")
    return {"name": places.label(one.ref.path) if is_building else one.ref.name, "text": _text(one),
            "href": f"{page}?{urlencode({'at': one.ref.path.value})}"}  # fmt: skip


@staff_view("registry.view", purpose=LEDGER_UPKEEP)
def page(request: HttpRequest) -> HttpResponse:
    """The map and its list."""
    at = _at(request)
    scope = current().scope
    found = counted_places(at, scope)
    told = {
        "here": places.by_path(at), "lines": [_line(one) for one in found], "attribution": ATTRIBUTION,
        "bounds": bounds([one.ref for one in found]),
        "above": [ref for ref in reversed(places.ancestors(at)) if ref.path != at and scope.covers(ref.path)],
    }  # fmt: skip
    return render(request, "places/map.html", told)


@staff_view("registry.view", purpose=LEDGER_UPKEEP)
def layers(request: HttpRequest) -> HttpResponse:
    """The layer index of the map component (web/command/MAP.md)."""
    at = _at(request)
    query = {"within": at.at(min(at.level, Level.COMMUNITY)).value}
    base = [("outlines", "line", "community")] if at.level <= Level.STREET else [("roads", "line", "roads")]
    found = [
        {"id": name, "kind": kind, "url": f"{reverse('places:layer', args=[layer])}?{urlencode(query)}",
         "visible": True, "refresh": "never"}
        for name, kind, layer in base
    ]  # fmt: skip
    counts = f"{reverse('places:map_counts')}?{urlencode({'at': at.value})}"
    found.append({"id": "buildings", "kind": "circle", "url": counts, "visible": True, "refresh": "never"})
    return JsonResponse({"layers": found})


@staff_view("registry.view", purpose=LEDGER_UPKEEP)
def counts(request: HttpRequest) -> HttpResponse:
    """The counts as points, WGS84."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one.ref.lon, one.ref.lat]},
            "properties": {
                "path": one.ref.path.value, "text": f"{one.ref.name} {_text(one)}", "people": one.people,
                "weight": round(one.weight, 3), "hidden": one.hidden,
            },
        }
        for one in counted_places(_at(request), current().scope)
        if one.ref.lon is not None
    ]  # fmt: skip
    response = JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")
    response["Cache-Control"] = "no-store"
    return response
