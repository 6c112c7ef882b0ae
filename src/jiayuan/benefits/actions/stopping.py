"""A stop: proposed by an event, confirmed by an officer, told always, never taking back what was paid."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.steps import decision
from jiayuan.benefits.actions.telling import STOPPED, tell
from jiayuan.benefits.engine.months import stop_month
from jiayuan.benefits.events import EntitlementStopped
from jiayuan.benefits.models import Entitlement, StopEvent
from jiayuan.benefits.rules import STOP_REASONS
from jiayuan.kernel.errors import Invalid


def stop(deed: Deed) -> None:
    """An officer confirms a stop event: from the month after, nothing is taken back, the person is always told."""
    reason = deed.need("reason", 20)
    if reason not in STOP_REASONS:
        raise Invalid(_("请选择停发原因"), code="reason")
    drawn = Entitlement.objects.select_for_update().get(offer=deed.offer, to_month=None)
    # Never before it began: what was paid rightly stays paid.
    month = max(stop_month(deed.today), drawn.from_month)
    Entitlement.objects.filter(pk=drawn.pk).update(to_month=month)
    StopEvent.objects.create(
        person=deed.offer.person,
        place_path=deed.offer.place_path,
        entitlement=drawn,
        reason=reason,
        effective_month=month,
        confirmed_by_id=deed.acting.account_id,
        told_at=deed.now,
    )
    decision(deed, "stop", cite=deed.policy.stop_cite, note=reason, outcome="stop")
    tell(deed, STOPPED, reason=reason, month=f"{month:%Y-%m}")
    deed.events.append(EntitlementStopped(drawn.pk))
