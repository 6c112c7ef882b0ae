"""A stop: proposed by an event, confirmed by an officer, told always, never taking back what was paid."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.steps import decision
from jiayuan.benefits.actions.surplus import note_surplus
from jiayuan.benefits.actions.telling import STOPPED, tell
from jiayuan.benefits.engine.months import stop_month
from jiayuan.benefits.events import EntitlementStopped
from jiayuan.benefits.models import Entitlement, StopEvent
from jiayuan.benefits.rules import STOP_REASONS, TOLD_HOW
from jiayuan.kernel.errors import Invalid


def day_of_event(deed: Deed) -> date:
    """When it happened, today if nothing else is said. Raises Invalid for no date and for the future."""
    text = str(deed.data.get("since", ""))
    try:
        day = date.fromisoformat(text) if text else deed.today
    except ValueError as wrong:
        raise Invalid(_("请填写变化发生的日期"), code="since") from wrong
    if day > deed.today:
        raise Invalid(_("变化发生的日期不能在今天之后"), code="since")
    return day


def _told_how(deed: Deed, reason: str) -> str:
    how = str(deed.data.get("told", "message"))
    if how not in TOLD_HOW:
        raise Invalid(_("请选择告知方式"), code="told")
    # Nobody reads a message to the dead: the family is called or visited before the money ends.
    if reason == "death" and how == "message":
        raise Invalid(_("请先上门或打电话告知家属"), code="told-family")
    return how


def stop(deed: Deed) -> None:
    """An officer confirms a stop event: from the month after, nothing is taken back, somebody is always told."""
    reason = deed.need("reason", 20)
    if reason not in STOP_REASONS:
        raise Invalid(_("请选择停发原因"), code="reason")
    how = _told_how(deed, reason)
    drawn = Entitlement.objects.select_for_update().get(offer=deed.offer, to_month=None)
    # Never before it began: what was paid rightly stays paid.
    month = max(stop_month(day_of_event(deed)), drawn.from_month)
    Entitlement.objects.filter(pk=drawn.pk).update(to_month=month)
    note_surplus(drawn, month)
    StopEvent.objects.create(
        person=deed.offer.person,
        place_path=deed.offer.place_path,
        entitlement=drawn,
        reason=reason,
        effective_month=month,
        confirmed_by_id=deed.acting.account_id,
        told_at=deed.now,
        told_how=how,
    )
    decision(deed, "stop", cite=deed.policy.stop_cite, note=reason, outcome="stop")
    if reason != "death":
        tell(deed, STOPPED, reason=reason, month=f"{month:%Y-%m}")
    deed.events.append(EntitlementStopped(drawn.pk))
