"""The exchange as staff see it: peers and their lag, what failed, what to decide, whether the seals hold."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import REGISTRY_REVIEW, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.web.ledgers.exchange_words import finding_words, reason, tone


def _told(report: api.LogReport | None = None) -> dict[str, Any]:
    seen = api.overview(context.current().scope)
    return {
        "seen": seen,
        "failed": [{"message": one, "reason": reason(one.code), "tone": tone(one.state)} for one in seen.failed],
        "report": report,
        "findings": [finding_words(one) for one in report.findings[:50]] if report else [],
    }


@staff_view("ledgers.exchange", purpose=UPKEEP_SYSTEM)
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "ledgers/exchange.html", _told())


@require_POST
@staff_view("ledgers.exchange", purpose=UPKEEP_SYSTEM)
def check(request: HttpRequest) -> HttpResponse:
    """Checks all daily logs now and shows what was found."""
    return render(request, "ledgers/exchange.html", _told(api.check_logs()))


@require_POST
@staff_view("ledgers.exchange", purpose=UPKEEP_SYSTEM)
def retry(request: HttpRequest, message_id: int) -> HttpResponse:
    """Brings a dead letter back into the queue."""
    try:
        api.retry_message(message_id)
        messages.success(request, _("已放回发送队列"))
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
    return redirect("ledgers:exchange")


@staff_view("ledgers.exchange", purpose=REGISTRY_REVIEW)
def statements(request: HttpRequest) -> HttpResponse:
    """What peers said without the authority for it: ours and theirs side by side."""
    return render(request, "ledgers/statements.html", {"lines": api.statements(context.current().scope)})


@require_POST
@staff_view("ledgers.exchange", purpose=REGISTRY_REVIEW)
def decide(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Keeps ours or takes theirs."""
    try:
        api.decide_statement(statement_id, request.POST.get("decision", ""))
        messages.success(request, _("已记录"))
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
    return redirect("ledgers:statements")
