"""The receipt of a confirmation."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.benefits import api
from jiayuan.kernel.context import current
from jiayuan.web.benefits.cards import offer_card
from jiayuan.web.benefits.confirmsteps import steps_of
from jiayuan.web.benefits.policies import saved
from jiayuan.web.benefits.views.selves import own_offer_view


@own_offer_view
def receipt(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What was sent, what happens next and by when, and what was saved."""
    offer = api.offer_in(current().scope, offer_id)
    policy = api.policy_of(offer.policy)
    context = {
        "offer": offer,
        "card": offer_card(api.card(offer)),
        "saved": saved(offer.policy, len(steps_of(offer.policy))),
        "clocks": policy.clocks,
        "notice": policy.notice,
    }
    return render(request, "benefits/receipt.html", context)
