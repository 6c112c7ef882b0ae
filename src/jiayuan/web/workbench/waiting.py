"""What waits for the person acting: one figure per kind of work, and the list of what is due today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits import api as benefits
from jiayuan.cases import api as cases
from jiayuan.cases.api import CaseRow
from jiayuan.content import api as content
from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting
from jiayuan.ledgers import api as ledgers

# Matters of benefits whose next step is the office's.
BENEFIT_WORK = ("disputed", "confirmed", "checking", "approved", "appealed")
INBOX_PAGE = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """One count and the list behind it; `tone` as in the look's components."""

    label: str | Promise
    value: str
    href: str
    tone: str = ""


def _cases(acting: Acting, inbox: list[CaseRow]) -> Iterator[Figure]:
    if may(acting, "cases.handle"):
        # Counted on the first page only: due work comes first there, so nothing late is missed below it.
        late = sum(row.overdue for row in inbox)
        yield Figure(_("待办工单"), shown(len(inbox)), "/staff/cases/")
        yield Figure(_("已超时"), str(late), "/staff/cases/", "danger" if late else "")


def _benefits(acting: Acting) -> Iterator[Figure]:
    if may(acting, "benefits.queue"):
        states = benefits.states_now(acting.scope)
        yield Figure(
            _("待核对的待遇"), str(sum(states.get(state, 0) for state in BENEFIT_WORK)), "/staff/benefits/queue/"
        )


def _ledgers(acting: Acting) -> Iterator[Figure]:
    if may(acting, "ledgers.review"):
        yield Figure(_("待核实的台账行"), str(ledgers.review_count(acting.scope)), "/staff/review/")


def _notices(acting: Acting) -> Iterator[Figure]:
    place = acting.scope.place
    if place is not None and may(acting, "content.publish"):
        # The newest fifty hold every draft that still matters; nothing is counted beyond them.
        drafts = [one for one in content.notices_within(place) if not one.live and not one.expired]
        yield Figure(_("待发布的通知"), str(len(drafts)), "/staff/notices/")


def shown(count: int, most: int = INBOX_PAGE) -> str:
    """A count read from one page: a full page means "at least so many"."""
    return f"{count}+" if count >= most else str(count)


def inbox_of(acting: Acting) -> list[CaseRow]:
    """The first page of work orders the acting role has to do, due first; empty without the permission."""
    return list(cases.inbox(acting.scope).rows) if may(acting, "cases.handle") else []


def figures(acting: Acting, inbox: list[CaseRow]) -> list[Figure]:
    """Every kind of work the role has, in the order of the menu."""
    return [*_cases(acting, inbox), *_benefits(acting), *_ledgers(acting), *_notices(acting)]
