"""`GET /api/v1/quality?at=<path>`: seven parts with numerator and denominator, by place and attribute, ten fixes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.web.ledgers.views.quality import standing


@staff_view("ledgers.view", purpose=LEDGER_UPKEEP)
def answer(request: HttpRequest) -> HttpResponse:
    return JsonResponse(api.quality(standing(request.GET.get("at", "")), context.current().scope))
