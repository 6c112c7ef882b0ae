"""The visit list of grid and community workers: whom to ask, what, and what came of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers import api

PAGE = 30


@require_GET
@staff_view("ledgers.review", purpose=REGISTRY_REVIEW)
def visits(request: HttpRequest) -> HttpResponse:
    """The doors of the scope, in the order they were sent out."""
    after = request.GET.get("after", "")
    found = api.visits(context.current().scope, after=int(after) if after.isdecimal() else 0, limit=PAGE)
    more = found[-1].id if len(found) == PAGE else None
    return render(request, "ledgers/review/visits.html", {"visits": found, "more": more})
