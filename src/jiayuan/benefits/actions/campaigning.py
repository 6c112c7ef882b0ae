"""A campaign: an effort to reach the entitled of a place, on the last run that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits.actions.finding import find
from jiayuan.benefits.books import load_book
from jiayuan.benefits.models import Campaign, Offer, Run
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark


def _latest_run(place: PlacePath) -> Run:
    """The last finished run whose place covers this one."""
    above = [str(path) for path in place.ancestors()]
    found = Run.objects.filter(place_path__in=above).exclude(finished_at=None).order_by("-id").first()
    if found is None:
        raise Invalid(mark("请先为这个地方做一次评估，再开展专项行动"), code="no-run")
    return found


def start_campaign(name: str, policies: Sequence[str], *, ask: bool = False) -> UUID:
    """Opens a campaign for the acting place and finds its offers. Raises Invalid for an unknown policy or no run."""
    acting = current()
    require(acting, "benefits.campaign")
    if not policies or any(policy not in load_book().policies for policy in policies):
        raise Invalid(mark("请至少选择一项政策"), code="policy")
    place = acting.scope.place
    if place is None:
        raise NotFound
    with transaction.atomic():
        opened = Campaign.objects.create(
            name=name.strip()[:80],
            policies=list(policies),
            place_path=str(place),
            run=_latest_run(place),
            created_by_id=acting.account_id,
            created_at=clock.now(),
        )
        found = find(policies, campaign=opened, ask=ask, month=opened.run.month if opened.run else None)
        _adopt(opened, acting)
        record("benefits.campaign.start", obj=f"benefits_campaign:{opened.pk}", n=found)
    return opened.pk


def _adopt(opened: Campaign, acting: Acting) -> None:
    """Offers found before and not yet told join the campaign."""
    scope = acting.scope
    waiting = Offer.objects.filter(state="found", campaign=None, policy__in=opened.policies)
    waiting.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).update(campaign=opened)
