"""A campaign reaches everybody it found: one message each, without the benefit's name."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.queries.board import campaign_offers
from jiayuan.benefits.rules import CONTACT, REACH
from jiayuan.identity.api import require
from jiayuan.kernel.context import current


def contact_found(campaign: UUID, limit: int | None = None) -> int:
    """Contacts the found of a campaign (at most `limit`) in the acting scope; how many."""
    acting = current()
    require(acting, REACH)
    # Told three times and found again after a dispute: they get a visit, and must not hold up the others.
    waiting = campaign_offers(acting.scope, campaign, "found", to_tell=True)[:limit]
    for offer in waiting:
        command(offer, CONTACT)
    record("benefits.campaign.contact", obj=f"benefits_campaign:{campaign}", n=len(waiting))
    return len(waiting)
