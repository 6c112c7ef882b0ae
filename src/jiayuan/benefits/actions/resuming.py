"""Money goes on: after the reverse event, after an appeal against a stop, or at another amount.

A period is never edited: it is ended, and another one begins; or what ended goes on as if it had not.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.appealing import decide_appeal
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.reassessing import reassess
from jiayuan.benefits.actions.steps import decision
from jiayuan.benefits.actions.stopping import day_of_event
from jiayuan.benefits.actions.surplus import withdraw_surplus
from jiayuan.benefits.actions.telling import AMENDED, RESUMED, tell
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.engine.months import stop_month
from jiayuan.benefits.events import EntitlementOpened
from jiayuan.benefits.models import Entitlement, PayLine, StopEvent
from jiayuan.benefits.paying.states import FAILED
from jiayuan.benefits.rules import STOP_REASONS
from jiayuan.kernel.errors import Invalid, Refused


def _last(deed: Deed) -> Entitlement:
    """The latest period of the offer, locked."""
    found = Entitlement.objects.select_for_update().filter(offer=deed.offer).order_by("-from_month", "-id").first()
    if found is None:
        raise Refused(_("这项待遇还没有开始发放"), code="no-entitlement")
    return found


def _begun(deed: Deed, month: date) -> Entitlement:
    """A new period at what the book and the base say today."""
    offer = deed.offer
    if offer.amount is None or offer.amount <= 0:
        raise Refused(_("按现在的资料还不能算出金额，请先核对缺少的信息"), code="undetermined")
    book_hash = load_book().hash
    deed.set(book_hash=book_hash)
    opened = Entitlement.objects.create(
        **deed.placed,
        policy=offer.policy,
        from_month=month,
        amount=offer.amount,
        row=offer.row,
        book_hash=book_hash,
    )
    deed.events.append(EntitlementOpened(opened.pk))
    return opened


def _taken_back(deed: Deed, drawn: Entitlement) -> None:
    StopEvent.objects.filter(entitlement=drawn, reopened_at=None).update(
        reopened_by_id=deed.acting.account_id, reopened_at=deed.now
    )


def _goes_on(deed: Deed, drawn: Entitlement) -> None:
    """As if it had never ended: its months since are owed, and the next list pays them."""
    Entitlement.objects.filter(pk=drawn.pk).update(to_month=None)
    withdraw_surplus(drawn)
    _taken_back(deed, drawn)


def reopen(deed: Deed) -> None:
    """The reverse event: from the month after it, or without a gap when the stop had not begun by then."""
    drawn, month = _last(deed), stop_month(day_of_event(deed))
    if drawn.to_month is None or month <= drawn.to_month:
        _goes_on(deed, drawn)
    else:
        reassess(deed)
        _begun(deed, month)
        _taken_back(deed, drawn)
    decision(deed, "reopen", cite=deed.policy.stop_cite, note="", outcome="pass")
    tell(deed, RESUMED, month=f"{month:%Y-%m}")


def reinstate(deed: Deed) -> None:
    """An appeal against a stop is right: another officer takes the stop back, no month is lost."""
    decide_appeal(deed, "reinstated")
    _goes_on(deed, _last(deed))
    deed.set(clock_due=None)


def _first_unlisted(drawn: Entitlement) -> date:
    """The month after the last one on a list: what was paid stays as it was."""
    listed = PayLine.objects.filter(entitlement=drawn).exclude(result=FAILED)
    last = listed.order_by("-month").values_list("month", flat=True).first()
    return add_months(last, 1) if last else drawn.from_month


def amend(deed: Deed) -> None:
    """Another amount from the month after the change: one period ends, another begins."""
    reason = deed.need("reason", 20)
    if reason not in STOP_REASONS:
        raise Invalid(_("请选择变化原因"), code="reason")
    drawn = _last(deed)
    month = max(stop_month(day_of_event(deed)), _first_unlisted(drawn))
    reassess(deed)
    if deed.offer.amount == drawn.amount:
        raise Refused(_("按现在的资料金额没有变化"), code="same-amount")
    Entitlement.objects.filter(pk=drawn.pk).update(to_month=month)
    _begun(deed, month)
    decision(deed, "amend", cite=deed.policy.stop_cite, note=reason, outcome="pass")
    tell(deed, AMENDED, month=f"{month:%Y-%m}")
