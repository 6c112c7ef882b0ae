"""Money and things: a visit is planned, proof opens the entitlement, a stop always tells."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import CODE, STOPPED, tell
from jiayuan.benefits.engine.months import first_month, stop_month
from jiayuan.benefits.events import EntitlementOpened, EntitlementStopped
from jiayuan.benefits.models import CheckStep, Delivery, Entitlement, Handover, StopEvent
from jiayuan.benefits.rules import DELIVERIES, STOP_REASONS, six_digits
from jiayuan.identity.api import blind
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.ids import uuid7

CERTIFICATE = "领取证"
# How long a person is asked to stay at home.
WINDOW = timedelta(hours=3)


def code_seal(delivery: UUID, code: str) -> bytes:
    """What is kept of the six digits; only somebody who was sent them can say them."""
    return blind("benefits_delivery.code", f"{delivery}:{code}")


def code_matches(delivery: Delivery, code: str) -> bool:
    return hmac.compare_digest(bytes(delivery.code_seal), code_seal(delivery.pk, code.strip()))


def _window(deed: Deed) -> datetime:
    text = deed.data.get("window", "")
    try:
        start = datetime.fromisoformat(text) if text else deed.now + timedelta(days=1)
    except ValueError as wrong:
        raise Invalid(_("请填写上门时间"), code="window") from wrong
    if start.tzinfo is None:
        raise Invalid(_("请填写上门时间"), code="window")
    return start


def schedule(deed: Deed) -> None:
    """Plans the visit and sends the person six digits to say at the door."""
    # The digits leave in the message only; what is kept cannot be read back.
    code, key, start = six_digits(secrets.randbelow(1_000_000)), uuid7(), _window(deed)
    Delivery.objects.create(
        **deed.placed,
        id=key,
        item=deed.policy.item or CERTIFICATE,
        state=DELIVERIES.initial,
        window_from=start,
        window_to=start + WINDOW,
        team=deed.data.get("team", "")[:40],
        code_seal=code_seal(key, code),
    )
    tell(deed, CODE, code=code, window=start.isoformat())
    deed.set(clock_due=start.date())


def prove(deed: Deed) -> None:
    """Proof is there: the entitlement opens, its month, amount and book frozen."""
    offer = deed.offer
    if not Handover.objects.filter(delivery__offer=offer).exists():
        raise Refused(_("还没有送达凭证"), code="no-proof")
    if offer.amount is None or offer.amount <= 0:
        raise Refused(_("金额还没有确定"), code="no-amount")
    opened = Entitlement.objects.create(
        **deed.placed,
        policy=offer.policy,
        from_month=first_month(deed.policy.first_month, offer.applied_on or deed.today, offer.entitled_from),
        amount=offer.amount,
        row=offer.row,
        book_hash=offer.book_hash,
    )
    deed.set(clock_due=None)
    deed.events.append(EntitlementOpened(opened.pk))


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
    _decided_by(deed, reason)
    tell(deed, STOPPED, reason=reason, month=f"{month:%Y-%m}")
    deed.events.append(EntitlementStopped(drawn.pk))


def _decided_by(deed: Deed, reason: str) -> None:
    """The stop stands in the file as a step, so that an appeal finds its first decider."""
    CheckStep.objects.create(
        **deed.placed,
        step="stop",
        cite=deed.policy.stop_cite,
        note=reason,
        done_by_id=deed.acting.account_id,
        done_at=deed.now,
        outcome="stop",
    )
