"""The staff page of the tree: one place, what lies above and below it, search, corrections for those who keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.places.api import PlaceRef
from jiayuan.web.places.elevation import elevation, picture
from jiayuan.web.places.forms import ReasonForm, RenameForm, SizeForm
from jiayuan.web.places.words import ALIAS_WORDS, KIND_WORDS, told

DISTRICT = PlacePath("110102.")
PAGE = 50


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


def page_context(request: HttpRequest, at: PlacePath) -> dict[str, Any]:
    """What the page of a place shows; corrections only to those who keep the tree where the place lies."""
    here = places.by_path(at)
    text = request.GET.get("q", "").strip()
    mine = current().scope.covers(at)
    return {
        "here": here,
        "kind": KIND_WORDS[here.kind],
        "chain": list(reversed(places.ancestors(at)))[:-1],
        "grid": places.grid_of(at),
        "text": text,
        "on_map": may(current(), "registry.view") and mine,
        "found": lines(places.search(text, DISTRICT)) if text else None,
        "aliases": [(name, ALIAS_WORDS[kind]) for name, kind in places.aliases_of(at)],
        "changes": [told(change) for change in places.history(here.id)],
        **_inside(request, at),
        **(_keeping(at) if mine and may(current(), "places.keep") else {}),
    }


def _inside(request: HttpRequest, at: PlacePath) -> Mapping[str, Any]:
    """The drawing of a building, else a page of what lies below."""
    if at.level is Level.BUILDING:
        units, floors = elevation(places.subtree(at))
        return {"units": units, "floors": floors, "picture": picture(units, floors, places.size_of(at))}
    below = places.children_page(at, request.GET.get("after", ""), PAGE)
    more = urlencode({"at": at.value, "after": below[-1].path.value}) if len(below) == PAGE else ""
    return {"below": lines(below), "next": more and f"?{more}"}


def _keeping(at: PlacePath) -> Mapping[str, Any]:
    floors, units = places.size_of(at)
    is_building = at.level is Level.BUILDING
    return {
        "keeps": True,
        "moves": at.level is Level.COMMUNITY and current().scope.covers(at.at(Level.DISTRICT)),
        "rename_form": RenameForm(auto_id="rename-%s"),
        "size_form": SizeForm(initial={"floors": floors, "units": units}, auto_id="size-%s") if is_building else None,
        # Divisions end by an official list, not by a button.
        "close_form": ReasonForm(auto_id="close-%s") if at.level > Level.COMMUNITY else None,
    }


@staff_view("places.read", purpose=LEDGER_UPKEEP)
def tree(request: HttpRequest) -> HttpResponse:
    """Places are open data: everyone on the staff may walk the whole tree."""
    return render(request, "places/tree.html", page_context(request, standing(request)))
