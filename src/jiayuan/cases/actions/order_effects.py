"""What each order command changes."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.cases.actions import choosing, clocks, orders, pausing
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.order_checks import Step, open_extension
from jiayuan.cases.models import Deferral, OrderReturn, WorkOrder


def sign(deed: Deed, order: WorkOrder) -> None:
    """Only now does the first unit's duty end: the lead that signed is in charge."""
    order.signed_at, order.assignee = deed.now, deed.acting.actor
    clocks.end(Owner(deed.case, order), ("sign",), deed.now)
    if order.part == "lead":
        deed.case.lead_unit, deed.case.unit_name = order.owner_org_id, order.unit_name


def request_return(deed: Deed, order: WorkOrder) -> None:
    # A refused return may be asked for again; each asking has a clock of its own, told apart by its round number.
    asked = OrderReturn.objects.filter(order=order).count()
    OrderReturn.objects.create(
        order=order, asked_by=deed.acting.actor, asked_at=deed.now, reason=deed.data["text"],
        evidence=deed.data["evidence"], proposed_unit=int(deed.data["proposed_unit"]), place_path=order.place_path,
        owner_org_id=order.owner_org_id, subject=order.subject,
    )  # fmt: skip
    clocks.start(Owner(deed.case, order), ("return_decision",), deed.now, deed.book, round_no=asked + 1)


def _decide(deed: Deed, order: WorkOrder, decision: str) -> None:
    clocks.end(Owner(deed.case, order), ("return_decision",), deed.now)
    OrderReturn.objects.filter(order=order, decision="").update(
        decision=decision, decided_by=deed.acting.actor, decided_at=deed.now, words=str(deed.data.get("text", ""))
    )


def accept_return(deed: Deed, order: WorkOrder) -> None:
    """The next unit is offered in the same transaction: no case is ever between two chairs."""
    _decide(deed, order, "accepted")
    clocks.cancel(deed.case, deed.now, orders=[order.pk])
    given_back = WorkOrder.objects.filter(case=deed.case, round=order.round, state="returned")
    avoid = frozenset(row.unit for row in given_back)
    # An assist that gives back leaves the case with its lead; nobody needs to take its place.
    if order.part == "lead":
        orders.offer(deed, choosing.chosen(deed, avoid), return_no=order.return_no + 1)


def refuse_return(deed: Deed, order: WorkOrder) -> None:
    _decide(deed, order, "refused")


def final_say(deed: Deed, order: WorkOrder) -> None:
    order.forced = True
    _decide(deed, order, "forced")
    sign(deed, order)


def log_contact(deed: Deed, order: WorkOrder) -> None:
    # The first contact is the one the response rate is about.
    order.contacted_at = order.contacted_at or deed.now
    clocks.end(Owner(deed.case, order), ("contact",), deed.now)
    deed.detail = {"how": str(deed.data["how"])}


def report_done(deed: Deed, order: WorkOrder) -> None:
    order.reported_at, order.reported_by, order.result = deed.now, deed.acting.actor, str(deed.data["text"])


def approve(deed: Deed, order: WorkOrder) -> None:
    """The unit is judged by when it reported, not by when somebody found time to approve."""
    clocks.end(Owner(deed.case, order), ("contact", "resolve"), order.reported_at or deed.now)


def ask_extend(deed: Deed, order: WorkOrder) -> None:
    Deferral.objects.create(
        case=deed.case, order=order, kind="extend", round=order.round, plan=deed.data["text"], days=deed.data["days"],
        asked_by=deed.acting.actor, asked_at=deed.now, place_path=order.place_path, owner_org_id=order.owner_org_id,
        subject=order.subject,
    )  # fmt: skip


def extend(deed: Deed, order: WorkOrder) -> None:
    wish = open_extension(order)
    if wish is None:
        return
    wish.approver_1, wish.ended_at = deed.acting.actor, deed.now
    wish.save(update_fields=["approver_1", "ended_at"])
    # Both clocks move: the reporter was promised a date by the case, the unit is judged by the order.
    for owner in (Owner(deed.case, order), Owner(deed.case)):
        for row in owner.clocks().filter(kind="resolve", ended_at=None):
            pausing.extend(owner, wish.days * deed.book.calendar(row.calendar).day_seconds, deed.book)


STEPS: Mapping[str, Step] = {
    "sign": sign,
    "request_return": request_return,
    "accept_return": accept_return,
    "refuse_return": refuse_return,
    "final_say": final_say,
    "log_contact": log_contact,
    "report_done": report_done,
    "approve": approve,
    "ask_extend": ask_extend,
    "extend": extend,
}


def take(name: str, deed: Deed, order: WorkOrder) -> None:
    step = STEPS.get(name)
    if step:
        step(deed, order)
