"""Items on their way: the list by window, and one at the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from jiayuan.audit.api import record
from jiayuan.benefits.models import Delivery, Handover
from jiayuan.benefits.queries.keys import key_of, split_key
from jiayuan.benefits.queries.names import masked_names
from jiayuan.benefits.queries.scoped import seen
from jiayuan.benefits.rules import DELIVERIES
from jiayuan.kernel.scope import Scope

PAGE = 30
# Still on their way, or on the way back.
GOING = ("planned", "packed", "out", "not_home", "refused")


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    delivery: Delivery
    person: str
    commands: tuple[str, ...]


def deliveries(scope: Scope, state: str = "", limit: int = PAGE) -> list[DeliveryRow]:
    """Items still on their way (or in one state), earliest window first."""
    return rows_of(scope, [state] if state else GOING, limit=limit)


def deliveries_page(scope: Scope, after: str = "", limit: int = PAGE) -> tuple[list[Delivery], str]:
    """Items still on their way behind a key, earliest window first, without names; the next key, empty at the end."""
    found = seen(Delivery, scope).filter(state__in=GOING)
    if after:
        window, pk = split_key(after, _moment)
        found = found.filter(Q(window_from__gt=window) | Q(window_from=window, pk__gt=pk))
    rows = list(found.order_by("window_from", "pk")[: limit + 1])
    shown = rows[:limit]
    record("benefits.deliveries", subjects=list(dict.fromkeys(one.person for one in shown)))
    return shown, key_of(shown[-1].window_from.isoformat(), shown[-1].pk) if len(rows) > limit else ""


def _moment(text: str) -> datetime:
    # In an address a plus sign is a space.
    found = datetime.fromisoformat(text.replace(" ", "+"))
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def rows_of(
    scope: Scope,
    states: Iterable[str],
    *,
    limit: int = PAGE,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[DeliveryRow]:
    """Items in these states whose window begins from `since` and before `until`, earliest first. One audit record."""
    found = seen(Delivery, scope).filter(state__in=list(states))
    found = found.filter(window_from__gte=since) if since else found
    found = found.filter(window_from__lt=until) if until else found
    shown = list(found.select_related("offer").order_by("window_from", "id")[:limit])
    # One person may wait for two items.
    people = list(dict.fromkeys(one.person for one in shown))
    names = masked_names(people)
    record("benefits.deliveries", subjects=people, fields=["name"])
    return [DeliveryRow(one, names.get(one.person, ""), DELIVERIES.commands(one.state)) for one in shown]


def delivery_in(scope: Scope, delivery_id: UUID) -> DeliveryRow | None:
    """One delivery with the person's masked name, or None out of scope."""
    found = seen(Delivery, scope).select_related("offer").filter(pk=delivery_id).first()
    if found is None:
        return None
    record("benefits.delivery", obj=f"benefits_delivery:{found.pk}", subjects=[found.person])
    return DeliveryRow(found, masked_names([found.person])[found.person], DELIVERIES.commands(found.state))


@dataclass(frozen=True, slots=True)
class Proof:
    """How and when an item was handed over. What was drawn or photographed stays sealed: only its number is told."""

    how: str
    at: datetime
    photos: int


def proof_of(scope: Scope, delivery_id: UUID) -> Proof | None:
    """The proof of a delivery that was handed over; None before, and out of scope."""
    found = seen(Handover, scope).filter(delivery_id=delivery_id).first()
    if found is None:
        return None
    return Proof(found.how, found.at, sum(photo is not None for photo in (found.photo_item, found.photo_door)))
