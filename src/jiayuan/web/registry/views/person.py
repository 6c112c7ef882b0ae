"""A few masked fields of one person, and where each value came from. Not a page of all that is known."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.places.api import label
from jiayuan.registry import api
from jiayuan.registry.api import FactValue, attr
from jiayuan.web.registry.history import lines

FIELDS = ("name", "sex", "birth", "id_number", "phone", "residence.actual", "residence.registered")
SEXES = {"1": gettext_lazy("男"), "2": gettext_lazy("女")}


def words(code: str, text: str | None) -> str:
    if text and attr(code).kind == "place":
        return label(PlacePath(text))
    return str(SEXES.get(text or "", text or "")) if code == "sex" else text or ""


def _row(person: UUID, code: str, value: FactValue) -> dict[str, Any]:
    return {
        "label": _(attr(code).label), "value": words(code, value.value), "note": value.as_of or "",
        "href": reverse("registry:lineage", args=[person, code]), "action": _("从哪里来"),
        "dialog": "from-" + code.replace(".", "-"),
    }  # fmt: skip


@staff_view("registry.search", purpose=LEDGER_UPKEEP)
def card(request: HttpRequest, person: UUID) -> HttpResponse:
    found = api.person_card(person, FIELDS, LEDGER_UPKEEP, context.current().scope)
    rows = [_row(person, code, value) for code, value in found.fields.items()]
    told = {
        "rows": rows, "place": label(PlacePath(found.place_path)), "person": found.person,
        "proposes": may(context.current(), "registry.propose"),
    }  # fmt: skip
    return render(request, "registry/person.html", told)


@staff_view("registry.search", purpose=LEDGER_UPKEEP)
def lineage(request: HttpRequest, person: UUID, code: str) -> HttpResponse:
    """Every statement about one attribute, with file, sheet, row and column where a ledger made it.

    As a page, or as the inside of the pop-over of the person's page.
    """
    if code not in FIELDS:
        raise NotFound
    tellings = api.tellings(person, code, LEDGER_UPKEEP, context.current().scope)
    told = {
        "label": _(attr(code).label),
        "lines": lines(tellings, clock.now(), lambda text: words(code, text)),
        "person": person,
    }
    whole = request.headers.get("HX-Request") != "true"
    return render(request, "registry/lineage.html" if whole else "registry/parts/history.html", told)
