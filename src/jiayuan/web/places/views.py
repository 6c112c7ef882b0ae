"""The staff page of the tree: one place, what lies above and below it, search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.places.api import PlaceRef
from jiayuan.web.places.elevation import elevation

DISTRICT = PlacePath("110102.")
KIND_WORDS: dict[str, Promise] = {
    "district": _("区"),
    "street": _("街道"),
    "community": _("社区"),
    "compound": _("小区"),
    "lane": _("胡同"),
    "building": _("楼"),
    "yard": _("院"),
    "unit": _("单元"),
    "room": _("室"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a list with the word for its kind."""

    ref: PlaceRef
    kind: Promise


def lines(refs: list[PlaceRef]) -> list[Line]:
    return [Line(ref, KIND_WORDS[ref.kind]) for ref in refs]


def standing(request: HttpRequest) -> PlacePath:
    """The place asked for, or the place of the grant one works under; a malformed path is a page not found."""
    wanted = request.GET.get("at", "")
    if not wanted:
        return current().scope.place or DISTRICT
    try:
        return PlacePath(wanted)
    except Invalid as wrong:
        raise NotFound from wrong


@staff_view("places.read", purpose=LEDGER_UPKEEP)
def tree(request: HttpRequest) -> HttpResponse:
    """Places are open data: everyone on the staff may walk the whole tree."""
    here = places.by_path(standing(request))
    text = request.GET.get("q", "").strip()
    context: dict[str, Any] = {
        "here": here,
        "kind": KIND_WORDS[here.kind],
        "chain": list(reversed(places.ancestors(here.path)))[:-1],
        "grid": places.grid_of(here.path),
        "text": text,
        "on_map": may(current(), "registry.view") and current().scope.covers(here.path),
        "found": lines(places.search(text, DISTRICT)) if text else None,
    }
    if here.path.level is Level.BUILDING:
        context["units"], context["floors"] = elevation(places.subtree(here.path))
    else:
        context["below"] = lines(places.children(here.path))
    return render(request, "places/tree.html", context)
