"""The letter of a decision against somebody: for them to read, keep and print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jiayuan.benefits import api
from jiayuan.kernel.context import current
from jiayuan.web.benefits.cards import offer_card
from jiayuan.web.benefits.decisions import decision_events
from jiayuan.web.benefits.moneywords import WAYS
from jiayuan.web.benefits.views.selves import own_offer_view


def _limit(remedy: api.Remedy) -> str:
    words = {
        "review": gettext("另一位工作人员在您提出后 %(number)s 个工作日内答复"),
        "survey": gettext("街道在您提出后 %(number)s 个工作日内答复"),
        "reconsideration": gettext("自收到决定起 %(number)s 日内"),
        "lawsuit": gettext("自收到决定起 %(number)s 个月内"),
    }
    return words[remedy.way] % {"number": remedy.number}


def _note(remedy: api.Remedy) -> str:
    last = f"{remedy.until:%Y-%m-%d}" if remedy.until else gettext("期限待定")
    return f"{last} · {remedy.cite}" if remedy.cite else last


@own_offer_view
def letter(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What was decided, why, by which clause, and the four clocks."""
    offer = api.offer_in(current().scope, offer_id)
    found = api.letter(offer)
    rows = [{"label": WAYS[one.way], "value": _limit(one), "note": _note(one)} for one in found.remedies]
    policy = api.policy_of(offer.policy)
    context = {
        "offer": offer,
        "card": offer_card(api.card(offer)),
        "decision": decision_events([found.decision]),
        "rows": rows,
        "doc": api.load_book().docs[policy.doc],
        "can_appeal": offer.state in ("refused", "stopped"),
    }
    return render(request, "benefits/money/letter.html", context)
