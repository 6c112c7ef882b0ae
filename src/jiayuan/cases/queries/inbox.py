"""Orders a unit has to do, due first."""

from __future__ import annotations

from django.db.models import Q

from jiayuan.audit.api import record
from jiayuan.cases.book import Book
from jiayuan.cases.models import WorkOrder
from jiayuan.cases.queries.keys import beyond
from jiayuan.cases.queries.lists import SIZE
from jiayuan.cases.queries.rows import row_of
from jiayuan.cases.queries.visible import within
from jiayuan.cases.shapes.rows import Page
from jiayuan.identity.api import require
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope


def inbox(scope: Scope, after: str = "", size: int = SIZE) -> Page:
    """Orders a unit has to do, due first: the unit's own by number, or those of the place."""
    require(context.current(), "cases.handle")
    now = clock.now()
    orders = WorkOrder.objects.filter(within(scope), state__in=("offered", "signed", "working", "rework"))
    if after:
        due, _, number = after.partition("~")
        orders = orders.filter(_beyond_order(due, number))
    found = list(orders.order_by("due_at", "id").select_related("case")[: size + 1])
    book = Book(now)
    rows = [row_of(order.case, book.class_name(order.case.class_code), order, now) for order in found[:size]]
    record("cases.inbox", n=len(rows))
    last = found[size - 1] if len(found) > size else None
    return Page(tuple(rows), f"{last.due_at.isoformat() if last.due_at else ''}~{last.pk}" if last else "")


def _beyond_order(due: str, number: str) -> Q:
    if not number.isdecimal():
        raise NotFound
    return beyond(due, int(number))
