"""Making, handing on and ending work orders."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.cases.actions import clocks
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Attachment, Case, CaseReporter, Clock, ClockSegment, WorkOrder
from jiayuan.cases.rules.order_table import LIVE, ORDER
from jiayuan.cases.rules.routing import Explain

ORDER_CLOCKS = ("sign", "contact", "resolve")


def offer(deed: Deed, why: Explain, *, return_no: int = 0, forced: bool = False) -> WorkOrder:
    """The lead order and its assists, with their clocks; the case passes to the lead's unit."""
    lead = _make(deed, why.unit, why.unit_name, "lead", why, return_no, forced)
    pass_to(deed.case, why.unit, why.unit_name)
    lead.save()
    clocks.start(Owner(deed.case, lead), ORDER_CLOCKS, deed.now, deed.book)
    names = {unit.no: unit.name for unit in deed.book.directory.units}
    for unit in why.assist if not return_no else ():
        assist = _make(deed, unit, names.get(unit, ""), "assist", why, 0, False)
        assist.save()
        clocks.start(Owner(deed.case, assist), ("sign", "resolve"), deed.now, deed.book)
        assist.save(update_fields=["due_at"])
    lead.save(update_fields=["due_at"])
    return lead


def _make(deed: Deed, unit: int, name: str, part: str, why: Explain, return_no: int, forced: bool) -> WorkOrder:
    case = deed.case
    return WorkOrder(
        case=case, round=case.round, owner_org_id=unit, unit_name=name, part=part, state=ORDER.move("", "offer").to,
        return_no=return_no, forced=forced, offered_at=deed.now, explain=why.stored(), place_path=case.place_path,
        subject=case.subject,
    )  # fmt: skip


def pass_to(case: Case, unit: int, name: str) -> None:
    """The ball is with `unit` now. The first unit stays in charge until another has signed."""
    # First-handler duty 首接负责: whoever got it first answers for it until another has signed.
    if case.first_unit is None:
        case.first_unit, case.lead_unit, case.unit_name = unit, unit, name
    if case.owner_org_id == unit:
        return
    case.owner_org_id = unit
    own = Clock.objects.filter(case=case, owner="case")
    ClockSegment.objects.filter(clock__in=own).update(owner_org_id=unit)
    own.update(owner_org_id=unit)
    CaseReporter.objects.filter(case=case).update(owner_org_id=unit)
    # A firm from elsewhere sees rows by its number alone, and the photo is what it needs most.
    Attachment.objects.filter(case=case).update(owner_org_id=unit)


def live_orders(case: Case) -> list[WorkOrder]:
    return list(WorkOrder.objects.filter(case=case, round=case.round, state__in=LIVE).order_by("id"))


def cancel_orders(deed: Deed) -> None:
    orders = live_orders(deed.case)
    for order in orders:
        order.state, order.ended_at, order.version = ORDER.move(order.state, "cancel").to, deed.now, order.version + 1
    WorkOrder.objects.bulk_update(orders, ["state", "ended_at", "version"])
    clocks.cancel(deed.case, deed.now, orders=[order.pk for order in orders])


def units_of(case: Case) -> Sequence[int]:
    return [order.unit for order in WorkOrder.objects.filter(case=case).only("owner_org_id")]
