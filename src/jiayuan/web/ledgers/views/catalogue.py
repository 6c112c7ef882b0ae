"""The public catalogue: what data there are, how they are shared, by which services; and as DCAT for machines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiayuan.identity.api import open_view
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers import api
from jiayuan.ledgers.api import CatalogueEntry
from jiayuan.web.ledgers.catalogue_words import CLASSES, KINDS, SHARES, TONES, cycle


def _line(entry: CatalogueEntry) -> dict[str, Any]:
    return {"entry": entry, "share": SHARES[entry.share], "tone": TONES[entry.share], "cycle": cycle(entry.cycle)}


@require_GET
@open_view
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every dataset, made from its template at this very moment."""
    return render(request, "ledgers/catalogue.html", {"lines": [_line(entry) for entry in api.catalogue_entries()]})


@require_GET
@open_view
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """One dataset: fields, items of the national directory, services."""
    entry = next((one for one in api.catalogue_entries() if one.code == code), None)
    if entry is None:
        raise NotFound
    told = {
        **_line(entry),
        "fields": [
            {"field": one, "class": CLASSES[one.data_class], "kind": KINDS.get(one.kind, one.kind)}
            for one in entry.fields
        ],
        "items": [{"label": label, "value": value} for label, value in api.directory_items(entry).items() if value],
        "services": entry.services,
    }
    return render(request, "ledgers/dataset.html", told)


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


@require_GET
@open_view
def json_ld(request: HttpRequest) -> JsonResponse:
    body = api.catalogue_json(_base(request))
    return JsonResponse(body, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False})


@require_GET
@open_view
def turtle(request: HttpRequest) -> HttpResponse:
    return HttpResponse(api.catalogue_turtle(_base(request)), content_type="text/turtle; charset=utf-8")
