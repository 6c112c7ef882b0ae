"""Proposals: what uploads name and the tree does not have, the most awaited first, each one click from a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places import api as places
from jiayuan.web.places.counted import bounds
from jiayuan.web.places.views import DISTRICT, standing
from jiayuan.web.places.words import KIND_WORDS

PAGE = 20
STATES = ("open", "accepted", "rejected")
ATTRIBUTION = "© OpenStreetMap contributors"


def _at(request: HttpRequest) -> PlacePath:
    """The place asked for; outside the scope it is not found."""
    at = standing(request) if request.GET.get("at") else current().scope.place or DISTRICT
    if not current().scope.covers(at):
        raise NotFound
    return at


def _line(one: places.ProposalRef) -> dict[str, Any]:
    return {
        "one": one, "kind": KIND_WORDS[one.kind],
        "under": places.label(one.under.path) if one.under else "",
        "spellings": list(one.spellings)[:3],
        "similar": [(like.ref, places.label(like.ref.path), _(like.reason)) for like in one.similar],
    }  # fmt: skip


@require_GET
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def queue(request: HttpRequest) -> HttpResponse:
    """The list with its map; the list says everything the map does."""
    at = _at(request)
    state = request.GET.get("state", "open") if request.GET.get("state") in STATES else "open"
    found = places.proposals(at, state, request.GET.get("after", ""), PAGE)
    query = {"at": at.value, "state": state}
    following = urlencode(query | {"after": found[-1].key}) if len(found) == PAGE else ""
    told = {
        "here": places.by_path(at), "lines": [_line(one) for one in found], "state": state, "attribution": ATTRIBUTION,
        "bounds": bounds([places.by_path(at)]), "next": following and f"?{following}",
        "tabs": [(code, word, f"?{urlencode({'at': at.value, 'state': code})}")
                 for code, word in zip(STATES, (_("待处理"), _("已采纳"), _("未采纳")), strict=True)],
    }  # fmt: skip
    return render(request, "places/proposals.html", told)


@require_GET
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def layers(request: HttpRequest) -> HttpResponse:
    """The layer index of the map component (web/command/MAP.md)."""
    query = urlencode({"at": _at(request).value})
    pins = {"id": "buildings", "kind": "circle", "url": f"{reverse('places:proposal_pins')}?{query}"}
    return JsonResponse({"layers": [{**pins, "visible": True, "refresh": "never"}]})


@require_GET
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def pins(request: HttpRequest) -> HttpResponse:
    """Open proposals as points: the name of the place and how many lines wait."""
    told = places.proposal_pins(_at(request))
    most = max((one["properties"]["waiting"] for one in told["features"]), default=1)
    for one in told["features"]:
        one["properties"] |= {"weight": round(one["properties"]["waiting"] / most, 3), "hidden": False}
    response = JsonResponse(told, content_type="application/geo+json")
    response["Cache-Control"] = "no-store"
    return response


def _make(request: HttpRequest, number: int) -> str:
    chosen = request.POST
    houses = chosen.getlist("house")
    made = places.accept_new(number, chosen.get("name", ""), chosen.get("kind", ""), houses)
    return _("已新建“%(name)s”，等它的行正在重新对应") % {"name": made.name}


def _alias(request: HttpRequest, number: int) -> str:
    # Nothing chosen is a malformed path: the rule says what to do.
    known = places.accept_alias(number, PlacePath(request.POST.get("path", "")))
    return _("已记为“%(name)s”的另一种写法，等它的行正在重新对应") % {"name": known.name}


def _reject(request: HttpRequest, number: int) -> str:
    places.reject(number, request.POST.get("reason", ""))
    return _("已记下不采纳")


def _undo(request: HttpRequest, number: int) -> str:
    places.undo(number)
    return _("已撤回，可以重新处理")


COMMANDS: dict[str, Callable[[HttpRequest, int], str]] = {
    "make": _make, "alias": _alias, "reject": _reject, "undo": _undo,
}  # fmt: skip


@require_POST
@staff_view("places.keep", purpose=LEDGER_UPKEEP)
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One command about one proposal; what a rule forbids is told on the list."""
    places.proposal(number)
    command = COMMANDS.get(request.POST.get("command", ""))
    if command is None:
        raise NotFound
    try:
        messages.success(request, command(request, number))
    except (Invalid, Conflict) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("places:proposals")
