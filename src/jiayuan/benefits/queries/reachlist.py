"""Whom a campaign still has to reach: by telephone while tries are left, then at the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet

from jiayuan.audit.api import record
from jiayuan.benefits.models import Campaign, Offer
from jiayuan.benefits.queries.scoped import visible
from jiayuan.benefits.rules import TRIES_MAX
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_name
from jiayuan.registry import api as registry

# One page, and one read of the registry.
PAGE = 50
NOT_REACHED = Q(state__in=("found", "contacted"))


def not_today() -> Q:
    """Nobody hears from us twice on one day."""
    return Q(tries=0) | Q(moved_at__lt=datetime.combine(clock.today(), time(), clock.LOCAL))


@dataclass(frozen=True, slots=True)
class ToReach:
    """One person to call or visit. No benefit is named: whoever overhears learns nothing."""

    offer: UUID
    person: str
    phone: str
    place_path: str
    state: str
    tries: int
    version: int


@dataclass(frozen=True, slots=True)
class ReachList:
    """One page, by place; `after` is the key of the following one, empty on the last."""

    campaign: str
    rows: tuple[ToReach, ...]
    after: str


def _campaign(scope: Scope, campaign_id: UUID) -> Campaign:
    found = Campaign.objects.filter(pk=campaign_id, place_path__gte=scope.lo, place_path__lt=scope.hi).first()
    if found is None:
        raise NotFound
    return found


def _page(offers: QuerySet[Offer], after: str) -> list[Offer]:
    place, _, key = after.partition("_")
    if key:
        try:
            offers = offers.filter(Q(place_path__gt=place) | Q(place_path=place, pk__gt=UUID(key)))
        # The key stands in the address, and people cut addresses short.
        except ValueError:
            raise NotFound from None
    return list(offers.order_by("place_path", "pk")[: PAGE + 1])


def _rows(offers: Sequence[Offer], fields: Sequence[str]) -> tuple[ToReach, ...]:
    acting = current()
    people = list(dict.fromkeys(offer.person for offer in offers))
    known = registry.facts_for(people, fields, acting.purpose, acting.scope) if people else {}
    record("benefits.reachlist", subjects=people, fields=list(fields))
    return tuple(
        ToReach(
            offer=offer.pk,
            person=mask_name(known[offer.person]["name"].value or ""),
            phone=known[offer.person]["phone"].value or "" if "phone" in fields else "",
            place_path=offer.place_path,
            state=offer.state,
            tries=offer.tries,
            version=offer.lock_version,
        )
        for offer in offers
    )


def _list(scope: Scope, campaign_id: UUID, wanted: Q, fields: Sequence[str], after: str) -> ReachList:
    campaign = _campaign(scope, campaign_id)
    found = _page(visible(scope).filter(NOT_REACHED & wanted, campaign=campaign), after)
    shown = found[:PAGE]
    following = f"{shown[-1].place_path}_{shown[-1].pk}" if len(found) > PAGE else ""
    return ReachList(campaign.name, _rows(shown, fields), following)


def call_list(scope: Scope, campaign_id: UUID, after: str = "") -> ReachList:
    """Who was not reached or tried today and has tries left, with telephone, by place; one audit record of the list."""
    return _list(scope, campaign_id, Q(tries__lt=TRIES_MAX) & not_today(), ["name", "phone"], after)


def visit_list(scope: Scope, campaign_id: UUID, after: str = "") -> ReachList:
    """Whom three tries did not reach: door by door in walking order, without a telephone."""
    return _list(scope, campaign_id, Q(tries__gte=TRIES_MAX), ["name"], after)
