"""What must be true of an order before a move: the guards that need more than the input."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Attachment, Clock, Deferral, WorkOrder
from jiayuan.cases.rules.limits import RETURN_AFTER_SIGN
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
    wish = open_extension(order)
    if wish is None:
        raise Conflict(mark("还没有延期申请"), code="no-deferral")
    if wish.asked_by == deed.acting.actor:
        raise NotAllowed(mark("申请人不能批准自己的延期"), code="same-person")


def open_extension(order: WorkOrder) -> Deferral | None:
    """The extension asked for and not decided yet."""
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
