"""A call that was tried, and the closing after the third in vain."""

from __future__ import annotations

from jiayuan.cases.actions import case_commands, checks
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.orders import units_of
from jiayuan.cases.models import CallbackTry
from jiayuan.cases.queries.visible import find
from jiayuan.identity.api import require
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, FieldError, Invalid
from jiayuan.kernel.text import mark

RESULTS = ("reached", "no_answer", "refused")


def log_try(number: str, result: str, *, channel: str = "phone", reporter: int | None = None) -> bool:
    """A call that was made. True when, after three tries on three days, the case was closed as not reached."""
    acting = context.current()
    require(acting, "cases.callback")
    if result not in RESULTS:
        raise Invalid(errors=[FieldError("result", "choice", mark("请选择通话结果"))])
    case = find(number, acting.scope)
    with hand_of(acting, case.place_path):
        return _try(Deed.lock(case.pk, acting, {}), result, channel, reporter)


def _try(deed: Deed, result: str, channel: str, reporter: int | None) -> bool:
    case = deed.case
    checks.foreign_agent(deed, frozenset(units_of(case)))
    if case.state != "feedback_due":
        raise Conflict(mark("这件诉求现在不需要回访"), code="case-state")
    CallbackTry.objects.create(
        case=case, round=case.round, reporter_id=reporter, at=deed.now, channel=channel, result=result,
        agent=deed.acting.actor, place_path=case.place_path, owner_org_id=case.owner_org_id, subject=case.subject,
    )  # fmt: skip
    closed = result != "reached" and case_commands.follow(deed, "lapse")
    if not closed:
        deed.event("try_callback", case.state, case.state, result=result)
    deed.save("callback.try")
    return closed
