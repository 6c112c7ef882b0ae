"""The queue of a worker or officer: matters that wait for the office, by due clock, paged by key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from jiayuan.audit.api import record
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.cards import OfferCard, card
from jiayuan.benefits.queries.keys import key_of, split_key
from jiayuan.benefits.queries.names import masked_names
from jiayuan.benefits.queries.scoped import visible
from jiayuan.kernel.scope import Scope

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


def _key(offer: Offer) -> str:
    return key_of((offer.clock_due or FAR).isoformat(), offer.pk)


def _beyond(after: str) -> Q:
    day, key = split_key(after, date.fromisoformat)
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
    names = masked_names([offer.person for offer in shown])
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
