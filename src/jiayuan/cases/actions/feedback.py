"""The call afterwards: the answers of every reporter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jiayuan.cases.actions import case_commands, checks
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.orders import units_of
from jiayuan.cases.actions.telling import reporters
from jiayuan.cases.models import CallbackAnswer, Case, CaseReporter
from jiayuan.cases.queries.visible import district_of, find, followed, leading
from jiayuan.cases.rules.case_table import CASE
from jiayuan.cases.rules.words import FOLLOWS
from jiayuan.cases.shapes.coming import CaseRef
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.text import mark


def _place_of(number: str) -> tuple[int, str]:
    """The case and its place, for staff in scope, its filer, or somebody who joined."""
    acting = context.current()
    # Somebody who joined has a row of her own but no sight of the case itself.
    joined = followed(number, acting.scope.subject)
    pk, place = (joined.case_id, joined.place_path) if joined else _seen(find(number, acting.scope))
    if acting.scope.subject is None:
        return pk, place
    # Who was merged answers about the case that went on, under the number she knows.
    with hand_of(acting, district_of(place)):
        return _seen(leading(Case.objects.get(pk=pk)))


def _seen(case: Case) -> tuple[int, str]:
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
    """Reporters who have not answered in this round; anonymous ones cannot be asked, followers only look on."""
    answers = CallbackAnswer.objects.filter(case=case, round=case.round, second_of=None)
    done = set(answers.values_list("subject", flat=True))
    # By person, not by row: who filed the same thing twice and was merged is asked once.
    waiting: dict[UUID, CaseReporter] = {}
    for row in reporters(case):
        if row.subject and row.role != FOLLOWS and row.subject not in done:
            waiting.setdefault(row.subject, row)
    return list(waiting.values())


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
