"""The campaign board: how far every found person has come, by policy. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Campaign, Run
from jiayuan.benefits.queries.scoped import visible
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

# Declined and lapsed people were reached, but came no further.
# Each stage counts everybody who has come at least so far.
STAGES = (
    ("found", ()),
    ("contacted", ("found",)),
    ("confirmed", ("found", "contacted", "disputed", "declined", "lapsed", "closed")),
    ("approved", ("found", "contacted", "disputed", "declined", "lapsed", "closed", "confirmed", "checking", "waiting",
                  "noticed", "refused", "appealed", "upheld")),
    ("drawing", ("found", "contacted", "disputed", "declined", "lapsed", "closed", "confirmed", "checking", "waiting",
                 "noticed", "refused", "appealed", "upheld", "approved", "delivering")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class CampaignBoard:
    """One campaign with its funnel, and states by policy."""

    id: UUID
    name: str
    created_at: datetime
    policies: tuple[str, ...]
    total: int
    stages: tuple[Stage, ...]
    declined: int
    disputed: int


def funnel(states: dict[str, int]) -> tuple[Stage, ...]:
    """How many have come at least to each stage."""
    total = sum(states.values())
    return tuple(Stage(name, total - sum(states.get(state, 0) for state in before)) for name, before in STAGES)


def _board(campaign: Campaign, states: dict[str, int]) -> CampaignBoard:
    policies = load_book().policies
    return CampaignBoard(
        id=campaign.pk,
        name=campaign.name,
        created_at=campaign.created_at,
        policies=tuple(policies[policy].name.zh for policy in campaign.policies if policy in policies),
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


def campaign_offers(scope: Scope, campaign_id: UUID, state: str) -> list[UUID]:
    """Offers of a campaign in one state; NotFound when the campaign is out of scope."""
    if not Campaign.objects.filter(pk=campaign_id, place_path__gte=scope.lo, place_path__lt=scope.hi).exists():
        raise NotFound
    found: list[UUID] = list(
        visible(scope).filter(campaign=campaign_id, state=state).order_by("id").values_list("id", flat=True)
    )
    return found


def latest_run(scope: Scope) -> Run | None:
    """The last finished run inside the acting place."""
    if scope.place is None:
        return None
    done = Run.objects.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).exclude(finished_at=None)
    return done.order_by("-id").first()


def states_now(scope: Scope) -> dict[str, int]:
    """Offers by state in the acting scope."""
    rows = visible(scope).values_list("state").annotate(count=Count("id")).order_by("state")
    return dict(rows)
