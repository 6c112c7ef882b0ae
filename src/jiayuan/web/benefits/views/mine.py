"""A resident's own benefits: what may be mine, and why."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.benefits import api
from jiayuan.benefits.api import Offer
from jiayuan.identity.api import inbox, resident_view
from jiayuan.kernel.context import current
from jiayuan.web.benefits.cards import mine_cards, offer_card
from jiayuan.web.benefits.decisions import decision_events
from jiayuan.web.benefits.policies import pair_of, saved
from jiayuan.web.benefits.reasons import differs, reasons, wanted
from jiayuan.web.benefits.views.selves import own_offer_view
from jiayuan.web.benefits.wording import localised


@resident_view()
def mine(request: HttpRequest) -> HttpResponse:
    """Cards: may be mine, under way, drawing, stopped."""
    groups = mine_cards(api.all_my_benefits())
    return render(request, "benefits/mine.html", {**groups, "nothing": not any(groups.values())})


def _code(offer: Offer) -> str:
    """The six digits to say at the door, while the item is on its way."""
    if offer.state != "delivering":
        return ""
    sent = (item.refs for item in inbox(offer.person) if item.template == "benefits.code")
    return next((str(refs["code"]) for refs in sent if refs.get("offer") == str(offer.pk)), "")


@own_offer_view
def one(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One benefit: amount, the table of reasons with clauses, what I can do now."""
    offer = api.offer_in(current().scope, offer_id)
    form = api.prefill(offer)
    explained = api.explain_offer(offer)
    doc = api.load_book().docs[explained.policy.doc]
    card = offer_card(api.card(offer))
    context = {
        "offer": offer,
        "card": card,
        "summary": localised(explained.policy.summary.zh, explained.policy.summary.en),
        "reasons": reasons(explained, form.lines),
        "wanted": wanted(explained),
        "differs": differs(explained),
        "spoken": f"{card.title}。{card.meta}。{card.text}",
        "doc": doc,
        "code": _code(offer),
        "decisions": decision_events(api.decisions(offer)),
        "can_supply": offer.state == "waiting",
        "can_answer": offer.state in ("found", "contacted", "unreachable"),
        "can_dispute": offer.state in ("found", "contacted", "unreachable", "confirmed"),
        "can_reconsider": offer.state == "declined",
        "can_appeal": offer.state in ("refused", "stopped"),
        "saved": saved(offer.policy, 4 if pair_of(offer.policy) else 3),
    }
    return render(request, "benefits/one.html", context)
