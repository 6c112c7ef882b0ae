"""The call afterwards: tries, answers of every reporter, and joining a case that is already there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jiayuan.cases.actions import case_commands, checks
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.orders import units_of
from jiayuan.cases.actions.reporters import add_reporter
from jiayuan.cases.actions.telling import reporters
from jiayuan.cases.models import CallbackAnswer, CallbackTry, Case, CaseReporter
from jiayuan.cases.queries.visible import find, followed
from jiayuan.cases.rules.case_table import CASE, LIVE
from jiayuan.cases.rules.numbers import parse
from jiayuan.cases.rules.words import public
from jiayuan.cases.shapes import CaseRef
from jiayuan.identity.api import require
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, FieldError, Invalid, NotFound
from jiayuan.kernel.text import mark

RESULTS = ("reached", "no_answer", "refused")


def _place_of(number: str) -> tuple[int, str]:
    """The case and its place, for staff in scope, its filer, or somebody who joined."""
    acting = context.current()
    # Somebody who joined has a row of her own but no sight of the case itself.
    joined = followed(number, acting.scope.subject)
    if joined:
        return joined.case_id, joined.place_path
    case = find(number, acting.scope)
    return case.pk, case.place_path


def rate(
    number: str, answers: Mapping[str, Any], *, reporter: int | None = None, channel: str = "web",
    expected_version: int | None = None,
) -> CaseRef:  # fmt: skip
    """Records contacted (bool), resolved (yes, partly, no), satisfied (yes, basically, no) and free words.

    The reporter answers for herself; a callback agent names the reporter (default: the first not yet asked). The last
    answer closes the case. Errors as for `command`.
    """
    acting = context.current()
    case_id, place = _place_of(number)
    with hand_of(acting, place):
        deed = Deed.lock(case_id, acting, answers)
        deed.expect(expected_version, deed.case.version, CASE, deed.case.state)
        deed.allow(CASE, deed.case.state, "record_feedback")
        checks.foreign_agent(deed, frozenset(units_of(deed.case)))
        waiting = unasked(deed.case)
        row = _who(waiting, acting.scope.subject, reporter)
        _answer(deed, row, channel)
        last = len(waiting) == 1
        case_commands.run(deed, "record_feedback" if last else "partial_feedback")
        return deed.save("rate")


def unasked(case: Case) -> list[CaseReporter]:
    """Reporters who have not answered in this round; anonymous ones cannot be asked."""
    answered = CallbackAnswer.objects.filter(case=case, round=case.round, second_of=None).values_list(
        "reporter_id", flat=True
    )
    done = set(answered)
    return [row for row in reporters(case) if row.subject and row.pk not in done]


def _who(waiting: list[CaseReporter], subject: UUID | None, reporter: int | None) -> CaseReporter:
    for row in waiting:
        if (row.subject == subject) if subject else reporter in (None, row.pk):
            return row
    raise Conflict(mark("您已经评价过了"), code="rated")


def _answer(deed: Deed, row: CaseReporter, channel: str) -> None:
    case, data = deed.case, deed.data
    CallbackAnswer.objects.create(
        case=case, round=case.round, reporter=row, contacted=data["contacted"], resolved=data["resolved"],
        satisfied=data["satisfied"], words=str(data.get("words", ""))[:1000], channel=channel, at=deed.now,
        place_path=case.place_path, owner_org_id=case.owner_org_id, subject=row.subject,
    )  # fmt: skip


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


def join(number: str, *, words: str = "", follow_only: bool = False) -> CaseRef:
    """ "The same, keep me posted": the resident becomes a reporter of a case that others may see."""
    acting = context.current()
    require(acting, "cases.receive")
    subject = acting.scope.subject
    if subject is None or acting.scope.place is None:
        raise NotFound
    street = acting.scope.place.ancestors()[-2].value
    with hand_of(acting, street):
        deed = Deed.lock(_open_to_join(number, street), acting, {})
        known = CaseReporter.objects.filter(case=deed.case, subject=subject).exists()
        if not known:
            role = "follows" if follow_only else "joined"
            add_reporter(deed.case, subject=subject, role=role, channel="web", own_text=public(words)[:1000])
        name = "follow" if follow_only else "join"
        deed.step(name, deed.allow(CASE, deed.case.state, name).to)
        return deed.save(name)


def _open_to_join(number: str, street: str) -> int:
    found = Case.objects.filter(pk=parse(number), place_path__startswith=street, confidential=False, state__in=LIVE)
    pk = found.values_list("pk", flat=True).first()
    if pk is None:
        raise NotFound
    return int(pk)
