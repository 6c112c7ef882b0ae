"""Organisations and things of an area, where each of their values came from, and what happened there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.api import kind_word
from jiayuan.places.api import label, labels
from jiayuan.registry import api
from jiayuan.registry.api import OccurrenceRef, attr
from jiayuan.web.registry.history import cell_of, origin_words
from jiayuan.web.registry.occurrence_words import KIND_WORDS

PURPOSE = LEDGER_UPKEEP
KINDS = ("thing", "organisation")
PAGE = 50


def _area(request: HttpRequest) -> PlacePath:
    """The place asked for, inside the scope; the scope's own place if none is named."""
    scope, text = context.current().scope, request.GET.get("at", "")
    try:
        at = PlacePath(text) if text else scope.place
    except Invalid:
        raise NotFound from None
    if at is None or not scope.covers(at):
        raise NotFound
    return at


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


@staff_view("registry.view", purpose=PURPOSE)
def bodies(request: HttpRequest) -> HttpResponse:
    """Things, or organisations, of an area by key."""
    at, kind = _area(request), request.GET.get("kind", "thing")
    if kind not in KINDS:
        raise NotFound
    rows = api.bodies_page(kind, at, _after(request), PAGE)
    names = labels(row.place_path for row in rows)
    more = urlencode({"at": at, "kind": kind, "after": rows[-1].id}) if len(rows) == PAGE else ""
    told = {
        "at": at, "place": label(at), "kind": kind, "lines": [(row, names[row.place_path]) for row in rows],
        "next": more and f"?{more}",
    }  # fmt: skip
    return render(request, "registry/bodies.html", told)


def _words(code: str, text: str) -> str:
    if code.endswith(".kind"):
        return kind_word(text)
    if not text or attr(code).kind != "place":
        return text if attr(code).kind != "entity" else ""
    return str(label(PlacePath(text)))


def _happened(found: list[OccurrenceRef]) -> list[dict[str, Any]]:
    names = labels(one.place_path for one in found)
    return [{"one": one, "kind": KIND_WORDS[one.kind], "place": names[one.place_path]} for one in found]


@staff_view("registry.view", purpose=PURPOSE)
def body(request: HttpRequest, entity: UUID) -> HttpResponse:
    """One organisation or thing: its values with their sources, and what happened."""
    scope = context.current().scope
    card = api.body_card(entity, scope)
    rows = [
        {
            "label": _(attr(code).label), "value": _words(code, text) or "—", "action": _("从哪里来"),
            "href": reverse("registry:body_lineage", args=[card.id, code]),
        }
        for code, text in card.values.items()
    ]  # fmt: skip
    is_thing, where = card.kind == "thing", PlacePath(card.place_path)
    found = api.occurrences(where, thing=card.id) if is_thing else api.occurrences(where, organisation=card.id)
    name = next((text for code, text in card.values.items() if code.endswith(".name")), "")
    told = {"name": name, "place": label(PlacePath(card.place_path)), "rows": rows, "happened": _happened(found)}
    return render(request, "registry/body.html", told)


@staff_view("registry.view", purpose=PURPOSE)
def lineage(request: HttpRequest, entity: UUID, code: str) -> HttpResponse:
    """Every statement about one value, with the cell it stood in."""
    steps = api.body_lineage(entity, code, context.current().scope)
    lines = [
        {
            "step": step, "text": _words(code, step.value) or "—", "origin": origin_words(step.origin),
            "cell": cell_of(step.record_ref, step.col, None if step.open else step.batch),
        }
        for step in steps
    ]  # fmt: skip
    told = {"label": _(attr(code).label), "lines": lines, "entity": entity}
    return render(request, "registry/body_lineage.html", told)


@staff_view("registry.view", purpose=PURPOSE)
def happened(request: HttpRequest) -> HttpResponse:
    """What happened in an area: of places, things and organisations, never of people."""
    at = _area(request)
    told = {"at": at, "place": label(at), "happened": _happened(api.occurrences(at))}
    return render(request, "registry/occurrences.html", told)
