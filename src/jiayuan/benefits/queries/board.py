"""The campaign board: how far every found person has come, by policy. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.words import Words
from jiayuan.benefits.models import Campaign
from jiayuan.benefits.queries.funnel import Stage, funnel
from jiayuan.benefits.queries.reachlist import not_today
from jiayuan.benefits.queries.scoped import visible
from jiayuan.benefits.rules import TRIES_MAX
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope


@dataclass(frozen=True, slots=True)
class CampaignBoard:
    """One campaign with its funnel, and states by policy."""

    id: UUID
    name: str
    created_at: datetime
    policies: tuple[Words, ...]
    total: int
    stages: tuple[Stage, ...]
    declined: int
    disputed: int


def _board(campaign: Campaign, states: dict[str, int]) -> CampaignBoard:
    policies = load_book().policies
    return CampaignBoard(
        id=campaign.pk,
        name=campaign.name,
        created_at=campaign.created_at,
        policies=tuple(policies[policy].name for policy in campaign.policies if policy in policies),
        total=sum(states.values()),
        stages=funnel(states),
        declined=states.get("declined", 0),
        disputed=states.get("disputed", 0),
    )


def campaigns(scope: Scope) -> list[CampaignBoard]:
    """Campaigns of the acting place, latest first, with their funnels: two queries."""
    if scope.place is None:
        return []
    found = list(
        Campaign.objects.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).order_by("-created_at", "-id")[:20]
    )
    rows = visible(scope).filter(campaign__in=[one.pk for one in found]).values_list("campaign_id", "state")
    states: dict[UUID, dict[str, int]] = {one.pk: {} for one in found}
    for key, state, count in rows.annotate(count=Count("id")).order_by("campaign_id", "state"):
        states[key][state] = count
    return [_board(one, states[one.pk]) for one in found]


def campaign_offers(scope: Scope, campaign_id: UUID, state: str, *, to_tell: bool = False) -> list[UUID]:
    """Offers of a campaign in one state, oldest first; NotFound when the campaign is out of scope.

    `to_tell` leaves out whoever was told three times, or today.
    """
    if not Campaign.objects.filter(pk=campaign_id, place_path__gte=scope.lo, place_path__lt=scope.hi).exists():
        raise NotFound
    offers = visible(scope).filter(campaign=campaign_id, state=state)
    if to_tell:
        offers = offers.filter(not_today(), tries__lt=TRIES_MAX)
    return list(offers.order_by("id").values_list("id", flat=True))
