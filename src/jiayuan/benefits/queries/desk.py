"""The desk of a worker or officer: the queue by due clock, one matter with everything said and done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from jiayuan.audit.api import record
from jiayuan.benefits.models import Answer, Appeal, CheckStep, Delivery, Notice, Offer, Statement
from jiayuan.benefits.queries.mine import OfferCard, card
from jiayuan.benefits.queries.prefill import Prefill, prefill
from jiayuan.benefits.queries.scoped import offer_in, seen, visible
from jiayuan.benefits.rules import DELIVERIES, OFFERS
from jiayuan.kernel.context import current
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_name
from jiayuan.registry import api as registry

PAGE = 30
WORK = ("disputed", "confirmed", "checking", "waiting", "noticed", "approved", "delivering", "appealed")
# Without a date a matter waits behind all that have one.
FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue; the name is masked."""

    card: OfferCard
    person: str
    place_path: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[QueueRow, ...]
    after: str


def _names(people: Sequence[UUID]) -> dict[UUID, str]:
    acting = current()
    if not people:
        return {}
    facts = registry.facts_for(people, ["name"], acting.purpose, acting.scope)
    return {person: mask_name(values["name"].value or "") for person, values in facts.items()}


def _key(offer: Offer) -> str:
    return f"{(offer.clock_due or FAR).isoformat()}_{offer.pk}"


def _beyond(after: str) -> Q:
    day_text, _, key = after.partition("_")
    day = date.fromisoformat(day_text)
    if day == FAR:
        return Q(clock_due=None, pk__gt=key)
    return Q(clock_due__gt=day) | Q(clock_due=day, pk__gt=key) | Q(clock_due=None)


def queue(scope: Scope, state: str = "", after: str = "", *, today: date, limit: int = PAGE) -> Page:
    """Matters that wait for the office, earliest clock first; `after` is the last page's key. One audit record."""
    offers = visible(scope).filter(state__in=[state] if state in WORK else WORK)
    if after:
        offers = offers.filter(_beyond(after))
    found = list(offers.order_by(F("clock_due").asc(nulls_last=True), "pk")[: limit + 1])
    shown = found[:limit]
    names = _names([offer.person for offer in shown])
    record("benefits.queue", subjects=[offer.person for offer in shown], fields=["name"])
    rows = tuple(
        QueueRow(
            card=card(offer),
            person=names.get(offer.person, ""),
            place_path=offer.place_path,
            overdue=offer.clock_due is not None and offer.clock_due < today,
        )
        for offer in shown
    )
    return Page(rows, _key(shown[-1]) if len(found) > limit else "")


@dataclass(frozen=True, slots=True)
class Matter:
    """One offer with everything beside it; `commands` are the moves its state allows."""

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


def matter(scope: Scope, offer_id: UUID) -> Matter:
    """Everything a checker needs on one page; NotFound out of scope."""
    offer = offer_in(scope, offer_id)
    record("benefits.matter", obj=f"benefits_offer:{offer.pk}", subjects=[offer.person])
    return Matter(
        offer=offer,
        card=card(offer),
        person=_names([offer.person])[offer.person],
        prefill=prefill(offer),
        answers=tuple(Answer.objects.filter(offer=offer).order_by("id")),
        statements=tuple(Statement.objects.filter(offer=offer).order_by("id")),
        steps=tuple(CheckStep.objects.filter(offer=offer).order_by("id")),
        notices=tuple(Notice.objects.filter(offer=offer).order_by("id")),
        deliveries=tuple(Delivery.objects.filter(offer=offer).order_by("id")),
        appeals=tuple(Appeal.objects.filter(offer=offer).order_by("id")),
        commands=OFFERS.commands(offer.state),
    )


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    delivery: Delivery
    person: str
    commands: tuple[str, ...]


def deliveries(scope: Scope, state: str = "", limit: int = PAGE) -> list[DeliveryRow]:
    """Items still on their way (or in one state), earliest window first."""
    going = ("planned", "packed", "out", "not_home", "refused")
    found = seen(Delivery, scope).filter(state__in=[state] if state else going)
    shown = list(found.select_related("offer").order_by("window_from", "id")[:limit])
    names = _names([one.person for one in shown])
    record("benefits.deliveries", subjects=[one.person for one in shown], fields=["name"])
    return [DeliveryRow(one, names.get(one.person, ""), DELIVERIES.commands(one.state)) for one in shown]


def delivery_in(scope: Scope, delivery_id: UUID) -> DeliveryRow | None:
    """One delivery with the person's masked name, or None out of scope."""
    found = seen(Delivery, scope).select_related("offer").filter(pk=delivery_id).first()
    if found is None:
        return None
    record("benefits.delivery", obj=f"benefits_delivery:{found.pk}", subjects=[found.person])
    return DeliveryRow(found, _names([found.person])[found.person], DELIVERIES.commands(found.state))
