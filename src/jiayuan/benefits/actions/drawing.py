"""Proof opens the entitlement: from here the person draws."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.engine.months import first_month
from jiayuan.benefits.events import EntitlementOpened
from jiayuan.benefits.models import Delivery, Entitlement, Handover
from jiayuan.kernel.errors import Refused


def prove(deed: Deed) -> None:
    """Proof is there: the entitlement opens, its month, amount and book frozen."""
    offer = deed.offer
    # The last visit counts: an earlier one proves nothing of what was sent after it.
    last = Delivery.objects.filter(offer=offer).order_by("-id").first()
    if last is None or not Handover.objects.filter(delivery=last).exists():
        raise Refused(_("还没有送达凭证"), code="no-proof")
    if offer.amount is None or offer.amount <= 0:
        raise Refused(_("金额还没有确定"), code="no-amount")
    # The month hangs on the application or the day of the yes, not on how long the hand-over took.
    settled = offer.confirmed_on or deed.today
    month = first_month(deed.policy.first_month, offer.applied_on or deed.today, offer.entitled_from, settled)
    opened = Entitlement.objects.create(
        **deed.placed,
        policy=offer.policy,
        from_month=month,
        # Paid once: a sum for one claim must never come again every month.
        to_month=add_months(month, 1) if deed.policy.one_off else None,
        amount=offer.amount,
        row=offer.row,
        book_hash=offer.book_hash,
    )
    deed.set(clock_due=None)
    deed.events.append(EntitlementOpened(opened.pk))


def finish(deed: Deed) -> None:
    """Only what is paid once ends by itself, and only after its month."""
    over = Entitlement.objects.filter(offer=deed.offer, to_month__lte=month_start(deed.today))
    if not deed.policy.one_off or not over.exists():
        raise Refused(_("这项待遇还在领取"), code="not-over")
    deed.set(clock_due=None)
