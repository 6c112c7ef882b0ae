"""What must be true of the case itself before a move: the guards that need more than the input."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.orders import live_orders
from jiayuan.cases.actions.suspending import not_asker, review_date, two_signatures
from jiayuan.cases.actions.telling import reporters
from jiayuan.cases.models import CallbackTry, Case
from jiayuan.cases.rules import limits
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.cases.rules.words import FOLLOWS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed, Refused
from jiayuan.kernel.text import mark

Check = Callable[[Deed], None]


def one_question(deed: Deed) -> None:
    if deed.case.asked_round >= deed.case.round:
        raise Refused(mark("本轮已经问过一次，不能再次暂停计时"), cite="4.1 ask")


def five_days(deed: Deed) -> None:
    last = deed.case.events.filter(command="ask").order_by("-seq").first()
    if last and deed.now - last.at < limits.ASK_LAPSES:
        raise Conflict(mark("还在等待诉求人回复"), code="waiting")


def nothing_open(deed: Deed) -> None:
    children = Case.objects.filter(parent_id=deed.case.pk, state__in=LIVE)
    if live_orders(deed.case) or children.exists():
        raise Conflict(mark("还有工单或子诉求没有办完"), code="still-open")


def askable(case: Case) -> bool:
    """Whether anybody can be called back: an anonymous report leaves nobody to ask."""
    # Those of merged cases too: a patrol finding may have taken a resident's case in.
    return any(row.subject and row.role != FOLLOWS for row in reporters(case))


def three_tries(deed: Deed) -> None:
    """With a reporter: three tries on three days at different hours. Without one: the approval closes."""
    case = deed.case
    tries = CallbackTry.objects.filter(case=case, round=case.round)
    # A call that got through is no try in vain, even if the answers were not noted.
    local = [at.astimezone(clock.LOCAL) for at in tries.exclude(result="reached").values_list("at", flat=True)]
    if askable(case) and not limits.tries_enough(local):
        raise Conflict(mark("回访未满三天三次，不能结束"), code="tries")


def reopen_term(deed: Deed) -> None:
    if deed.acting.scope.subject and not limits.may_reopen(deed.case.ended_at, deed.now):
        raise Refused(mark("办结已超过30天，请重新提交诉求"), cite="4.1 reopen")


def seven_days(deed: Deed) -> None:
    ended = deed.case.ended_at
    if ended and deed.now - ended > limits.UNMERGE_WITHIN:
        raise Refused(mark("并单已超过7天，不能拆回"), cite="4.1 unmerge")


def foreign_agent(deed: Deed, units: frozenset[int]) -> None:
    """A callback agent never calls back for the own unit."""
    if deed.acting.scope.orgs & units:
        raise NotAllowed(mark("承办单位不能回访自己办理的诉求"), code="own-unit")


CHECKS: Mapping[str, Check] = {
    "one_question": one_question,
    "not_asker": not_asker,
    "two_signatures": two_signatures,
    "five_days": five_days,
    "review_date": review_date,
    "nothing_open": nothing_open,
    "three_tries": three_tries,
    "reopen_term": reopen_term,
    "seven_days": seven_days,
}


def look(guard: str, deed: Deed) -> None:
    """Runs the check of a guard name, if it has one."""
    found = CHECKS.get(guard)
    if found:
        found(deed)
