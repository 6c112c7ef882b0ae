"""Merging: the same demand told twice goes on as one; every reporter is still called back."""

from __future__ import annotations

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Case
from jiayuan.cases.queries.visible import visible
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.cases.rules.duplicates import distance_m
from jiayuan.cases.rules.numbers import parse
from jiayuan.kernel import context
from jiayuan.kernel.errors import FieldError, Invalid, NotFound
from jiayuan.kernel.text import mark


def _target(deed: Deed) -> Case:
    number = str(deed.data.get("target", ""))
    found = visible(context.current().scope).select_for_update().filter(pk=parse(number)).first()
    if found is None:
        raise NotFound
    problems = _problems(deed, found)
    if problems:
        raise Invalid(errors=[FieldError("target", "merge", text) for text in problems])
    return found


def _problems(deed: Deed, target: Case) -> list[str]:
    case = deed.case
    row = deed.book.classes.get(case.class_code)
    wrong = []
    if target.pk == case.pk or target.state not in LIVE or target.parent_id:
        wrong.append(mark("只能并入另一件正在办理的诉求"))
    if target.class_group != case.class_group:
        wrong.append(mark("两件诉求的类别不同，不能并单"))
    if not deed.data.get("text") and _away(case, target) > (row.dup_m if row else 50):
        wrong.append(mark("两件诉求相距较远，请写明并单理由"))
    return wrong


def _away(case: Case, target: Case) -> float:
    if case.lon is None or case.lat is None or target.lon is None or target.lat is None:
        # Without a point nobody can say they are near, so a reason is asked for.
        return float("inf")
    return distance_m(case.lon, case.lat, target.lon, target.lat)


def merge(deed: Deed) -> None:
    """The target keeps the earlier due date and notes where the other reporters came from."""
    target = _target(deed)
    # The target is locked above, so its version cannot move under us.
    deed.case.merged_into = target.pk
    other = Deed(target, deed.acting, {}, deed.now)
    target.due_at = min((at for at in (target.due_at, deed.case.due_at) if at), default=None)
    other.event("merge", target.state, target.state, case=deed.case.pk)
    other.save("absorb")
