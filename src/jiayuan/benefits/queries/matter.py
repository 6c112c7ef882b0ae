"""One matter with everything said and done, on one page for whoever checks it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.benefits.models import Answer, Appeal, CheckStep, Delivery, Notice, Offer, Statement
from jiayuan.benefits.queries.cards import OfferCard, card
from jiayuan.benefits.queries.names import masked_names
from jiayuan.benefits.queries.prefill import Prefill, prefill
from jiayuan.benefits.queries.scoped import offer_in
from jiayuan.benefits.rules import OFFERS
from jiayuan.identity.api import may
from jiayuan.kernel.context import current
from jiayuan.kernel.scope import Scope


@dataclass(frozen=True, slots=True)
class Matter:
    """One offer with everything beside it; `commands` are the moves its state and the reader's role allow."""

    offer: Offer
    card: OfferCard
    person: str
    prefill: Prefill
    answers: tuple[Answer, ...]
    statements: tuple[Statement, ...]
    steps: tuple[CheckStep, ...]
    notices: tuple[Notice, ...]
    deliveries: tuple[Delivery, ...]
    appeals: tuple[Appeal, ...]
    commands: tuple[str, ...]


def _commands(state: str) -> tuple[str, ...]:
    """What the acting role may do now: a button that ends in a refusal helps nobody."""
    acting = current()
    return tuple(name for name in OFFERS.commands(state) if may(acting, OFFERS.move(state, name).permission))


def matter(scope: Scope, offer_id: UUID) -> Matter:
    """Everything a checker needs on one page; NotFound out of scope."""
    offer = offer_in(scope, offer_id)
    record("benefits.matter", obj=f"benefits_offer:{offer.pk}", subjects=[offer.person])
    return Matter(
        offer=offer,
        card=card(offer),
        person=masked_names([offer.person])[offer.person],
        prefill=prefill(offer),
        answers=tuple(Answer.objects.filter(offer=offer).order_by("id")),
        statements=tuple(Statement.objects.filter(offer=offer).order_by("id")),
        steps=tuple(CheckStep.objects.filter(offer=offer).order_by("id")),
        notices=tuple(Notice.objects.filter(offer=offer).order_by("id")),
        deliveries=tuple(Delivery.objects.filter(offer=offer).order_by("id")),
        appeals=tuple(Appeal.objects.filter(offer=offer).order_by("id")),
        commands=_commands(offer.state),
    )
