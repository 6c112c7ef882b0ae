"""A visit is planned: what, when, and the digits to say at the door."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.codes import code_seal, new_code
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import CODE, tell
from jiayuan.benefits.models import Delivery
from jiayuan.benefits.rules import DELIVERIES, DELIVERY_OVER
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

# What is brought where the benefit itself is money.
CERTIFICATE = mark("领取证")
# How long a person is asked to stay at home.
WINDOW = timedelta(hours=3)


def window_start(text: str, now: datetime) -> datetime:
    """The beginning of the visit, tomorrow at this time if none is given; Invalid without a zone."""
    try:
        start = datetime.fromisoformat(text) if text else now + timedelta(days=1)
    except ValueError as wrong:
        raise Invalid(_("请填写上门时间"), code="window") from wrong
    # A time without a zone would be read eight hours off by somebody.
    if start.tzinfo is None:
        raise Invalid(_("请填写上门时间"), code="window")
    return start


def schedule(deed: Deed) -> None:
    """Plans the visit and sends the person six digits to say at the door. Again only after the last one failed."""
    # Two items on the way to one door would be two codes for one benefit.
    before = Delivery.objects.filter(offer=deed.offer)
    if before.exclude(state__in=DELIVERY_OVER).exists():
        raise Refused(_("上一次送达还没有办完"), code="delivery-open")
    # The digits leave in the message only; what is kept cannot be read back.
    code, key, start = new_code(), uuid7(), window_start(deed.data.get("window", ""), deed.now)
    lost = before.filter(state="lost").order_by("-id").first()
    Delivery.objects.create(
        **deed.placed,
        id=key,
        item=deed.policy.item or CERTIFICATE,
        state=DELIVERIES.initial,
        window_from=start,
        window_to=start + WINDOW,
        team=deed.data.get("team", "")[:40],
        code_seal=code_seal(key, code),
        instead_of_id=lost.pk if lost else None,
    )
    tell(deed, CODE, code=code, window=start.isoformat())
    # The day of the visit in Beijing: in UTC an early visit would fall on the day before.
    deed.set(clock_due=start.astimezone(clock.LOCAL).date())
