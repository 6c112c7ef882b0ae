"""What each order command changes, and what must be true of the order first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.cases.actions import clocks, orders
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Attachment, Clock, Deferral, OrderReturn, WorkOrder
from jiayuan.cases.rules.guards import RETURN_AFTER_SIGN
from jiayuan.cases.rules.order_table import MAX_RETURNS
from jiayuan.kernel.errors import Conflict, FieldError, Invalid, NotAllowed, Refused
from jiayuan.kernel.text import mark

Step = Callable[[Deed, WorkOrder], None]


def returnable(deed: Deed, order: WorkOrder) -> None:
    if order.forced or order.return_no >= MAX_RETURNS:
        raise Refused(mark("已退单两次或已经终审，不能再退"), cite="4.2 request_return")


def returnable_after_sign(deed: Deed, order: WorkOrder) -> None:
    returnable(deed, order)
    if order.signed_at and deed.now - order.signed_at > RETURN_AFTER_SIGN:
        raise Refused(mark("签收超过2小时，不能退单"), cite="4.2 request_return")


def final(deed: Deed, order: WorkOrder) -> None:
    """Only after two returns, or when the decision on a return came too late."""
    late = Clock.objects.filter(owner="order", owner_key=order.pk, kind="return_decision", ended_at=None)
    overdue = late.filter(due_at__lt=deed.now).exists()
    if order.return_no < MAX_RETURNS and not overdue:
        raise Refused(mark("两次退单之后，或退单审核超时后，才能终审"), cite="4.2 final_say")


def result(deed: Deed, order: WorkOrder) -> None:
    """A proven contact first, and the photos the class asks for."""
    errors = []
    if order.part == "lead" and order.contacted_at is None:
        errors.append(FieldError("contact", "missing", mark("请先联系诉求人并登记")))
    row = deed.book.classes.get(deed.case.class_code)
    # Assists report what they did; the proof for the reporter is the lead's.
    wanted = row.photos if row and order.part == "lead" else 0
    if wanted and Attachment.objects.filter(case=deed.case, phase="after").count() < wanted:
        errors.append(FieldError("photo", "missing", mark("这类诉求要附上办理后的照片")))
    if errors:
        raise Invalid(errors=errors)


def not_reporter(deed: Deed, order: WorkOrder) -> None:
    if deed.acting.actor == order.reported_by:
        raise NotAllowed(mark("办理的人不能审核自己的结果"), code="same-person")


def one_extension(deed: Deed, order: WorkOrder) -> None:
    if Deferral.objects.filter(order=order, kind="extend", round=order.round).exists():
        raise Refused(mark("每轮只能申请一次延期"), cite="4.2 extend")


def not_asker(deed: Deed, order: WorkOrder) -> None:
    wish = _extension(order)
    if wish is None:
        raise Conflict(mark("还没有延期申请"), code="no-deferral")
    if wish.asked_by == deed.acting.actor:
        raise NotAllowed(mark("申请人不能批准自己的延期"), code="same-person")


def _extension(order: WorkOrder) -> Deferral | None:
    return Deferral.objects.filter(order=order, kind="extend", ended_at=None).order_by("-id").first()


CHECKS: Mapping[str, Step] = {
    "return": returnable,
    "return_after_sign": returnable_after_sign,
    "final": final,
    "result": result,
    "not_reporter": not_reporter,
    "extension": one_extension,
    "not_asker": not_asker,
}


def check(guard: str, deed: Deed, order: WorkOrder) -> None:
    found = CHECKS.get(guard)
    if found:
        found(deed, order)


def sign(deed: Deed, order: WorkOrder) -> None:
    """Only now does the first unit's duty end: the lead that signed is in charge."""
    order.signed_at, order.assignee = deed.now, deed.acting.actor
    clocks.end(Owner(deed.case, order), ("sign",), deed.now)
    if order.part == "lead":
        deed.case.lead_unit, deed.case.unit_name = order.owner_org_id, order.unit_name


def request_return(deed: Deed, order: WorkOrder) -> None:
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
    if order.part == "lead":
        orders.offer(deed, orders.chosen(deed, avoid), return_no=order.return_no + 1)


def refuse_return(deed: Deed, order: WorkOrder) -> None:
    _decide(deed, order, "refused")


def final_say(deed: Deed, order: WorkOrder) -> None:
    order.forced = True
    _decide(deed, order, "forced")
    sign(deed, order)


def log_contact(deed: Deed, order: WorkOrder) -> None:
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
    wish = _extension(order)
    if wish is None:
        return
    wish.approver_1, wish.ended_at = deed.acting.actor, deed.now
    wish.save(update_fields=["approver_1", "ended_at"])
    for owner in (Owner(deed.case, order), Owner(deed.case)):
        for row in owner.clocks().filter(kind="resolve", ended_at=None):
            clocks.extend(owner, wish.days * deed.book.calendar(row.calendar).day_seconds, deed.book)


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
