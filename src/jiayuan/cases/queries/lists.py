"""Lists of fifty by key: due first for work, newest first for reading. No page is ever counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from jiayuan.audit.api import record
from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, WorkOrder
from jiayuan.cases.queries.keys import beyond
from jiayuan.cases.queries.rows import row_of
from jiayuan.cases.queries.visible import visible
from jiayuan.cases.rules import case_table, order_table
from jiayuan.cases.rules.numbers import parse
from jiayuan.cases.shapes.rows import CaseRow, Page
from jiayuan.identity.api import require
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

SIZE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """Any may be empty. `states` empty means live cases; `order` is due or new."""

    states: tuple[str, ...] = ()
    unit: int | None = None
    class_code: str = ""
    area: str = ""
    urgency: str = ""
    q: str = ""
    overdue: bool = False
    returns: bool = False
    reported: bool = False
    supervised: bool = False
    order: str = "due"


def list_cases(scope: Scope, filters: Filters = Filters(), after: str = "", size: int = SIZE) -> Page:
    """A page of the cases in scope. `after` is the key of the page before. Leaves one audit record."""
    require(context.current(), "cases.read")
    now = clock.now()
    # The long text stays in the table; a list shows the summary.
    found = _ordered(_filtered(visible(scope), filters, now), filters.order, after)
    cases = list(found.defer("text")[: size + 1])
    rows = _rows(cases[:size], now)
    record("cases.list", n=len(rows))
    return Page(rows, _key(cases[size - 1], filters.order) if len(cases) > size else "")


def _filtered(cases: QuerySet[Case], filters: Filters, now: datetime) -> QuerySet[Case]:
    # Live is the default because the partial index on due dates holds live cases only.
    cases = cases.filter(state__in=filters.states or case_table.LIVE)
    if filters.unit is not None:
        cases = cases.filter(lead_unit=filters.unit)
    if filters.class_code:
        cases = cases.filter(class_code=filters.class_code)
    if filters.area:
        cases = cases.filter(place_path__gte=filters.area, place_path__lt=f"{filters.area[:-1]}/")
    if filters.urgency:
        cases = cases.filter(urgency=filters.urgency)
    cases = _by_need(cases, filters, now)
    # Last, so that the words are looked for in few rows only.
    return cases.filter(_search(filters.q)) if filters.q else cases


def _by_need(cases: QuerySet[Case], filters: Filters, now: datetime) -> QuerySet[Case]:
    """What waits for somebody: supervised, overdue, a return to decide, a result to approve."""
    if filters.supervised:
        cases = cases.filter(supervised=True)
    if filters.overdue:
        cases = cases.filter(due_at__lt=now)
    wanted = "return_requested" if filters.returns else "reported" if filters.reported else ""
    if wanted:
        cases = cases.filter(pk__in=WorkOrder.objects.filter(state=wanted).values("case_id"))
    return cases


def _search(text: str) -> Q:
    """A number exactly, or words in text, summary or address, inside the scope."""
    try:
        return Q(pk=parse(text))
    except NotFound:
        return Q(text__contains=text) | Q(summary__contains=text) | Q(address__contains=text)


def _ordered(cases: QuerySet[Case], order: str, after: str) -> QuerySet[Case]:
    if order == "new":
        return (cases.filter(pk__lt=parse(after)) if after else cases).order_by("-id")
    if after:
        due, _, number = after.partition("~")
        cases = cases.filter(beyond(due, parse(number)))
    return cases.order_by("due_at", "id")


def _key(case: Case, order: str) -> str:
    return case.number if order == "new" else f"{case.due_at.isoformat() if case.due_at else ''}~{case.number}"


def _rows(cases: list[Case], now: datetime) -> tuple[CaseRow, ...]:
    """The page's cases with their live lead order: two more queries whatever the size."""
    book = Book(now)
    orders = WorkOrder.objects.filter(case_id__in=[case.pk for case in cases], part="lead", state__in=order_table.LIVE)
    leads = {order.case_id: order for order in orders}
    return tuple(row_of(case, book.class_name(case.class_code), leads.get(case.pk), now) for case in cases)
