"""Stops: what the base says has changed, and money paid too much. An officer or clerk has the word."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.web.benefits.moneywords import CONFIRMS, KINDS, OUTCOMES, SURPLUS, TOLD
from jiayuan.web.benefits.numbers import whole
from jiayuan.web.benefits.wording import localised, yuan
from jiayuan.web.benefits.words import STOP_REASONS


def _proposal(one: api.Waiting[api.StopProposal]) -> dict[str, object]:
    row = one.row
    # Nobody reads a message to the dead.
    ways = [(code, word) for code, word in TOLD.items() if not (row.reason == "death" and code == "message")]
    return {
        "row": row,
        "person": one.person,
        "policy": localised(one.policy.zh, one.policy.en),
        "kind": KINDS[row.kind],
        "reason": STOP_REASONS[row.reason],
        "before": yuan(row.entitlement.amount),
        "after": yuan(row.amount) if row.amount is not None else "",
        "confirm": CONFIRMS[row.kind],
        "ways": ways if row.kind == "stop" else [],
    }


def _surplus(one: api.Waiting[api.Overpayment]) -> dict[str, object]:
    return {
        "row": one.row,
        "person": one.person,
        "policy": localised(one.policy.zh, one.policy.en),
        "kind": SURPLUS[one.row.kind],
        "months": "、".join(f"{month:%Y-%m}" for month in one.row.months),
        "amount": yuan(one.row.amount),
    }


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
def stops(request: HttpRequest) -> HttpResponse:
    """Both lists, oldest first."""
    after = request.GET.get("after", "0")
    found, more = api.proposals(current().scope, whole(after) or 0)
    context = {
        "proposals": [_proposal(one) for one in found],
        "surplus": [_surplus(one) for one in api.overpayments(current().scope)],
        "outcomes": OUTCOMES.items(),
        "next": f"?after={more}" if more else "",
    }
    return render(request, "benefits/money/stops.html", context)


def _back() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("benefits:stops"))


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
@require_POST
def answer(request: HttpRequest, proposal_id: int, name: str) -> HttpResponseBase:
    """It is so, or it is not."""
    api.answer_proposal(proposal_id, name, {key: str(request.POST.get(key, "")) for key in ("told", "note")})
    messages.success(request, gettext("已办理并留下记录"))
    return _back()


@staff_view("benefits.decide", purpose=BENEFIT_CHECK)
@require_POST
def settle(request: HttpRequest, line_id: int) -> HttpResponseBase:
    """What came of money paid too much."""
    api.settle_overpayment(line_id, request.POST.get("outcome", ""), request.POST.get("note", ""))
    messages.success(request, gettext("已办理并留下记录"))
    return _back()
