"""One case in full for staff in scope: case, orders, clocks, events, and what the reader may do now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from jiayuan.audit.api import record
from jiayuan.cases.book import Book
from jiayuan.cases.models import Attachment, Case, CaseEvent, CaseReporter, Clock, WorkOrder
from jiayuan.cases.queries.possible import moves
from jiayuan.cases.queries.rows import row_of
from jiayuan.cases.queries.visible import find, visible
from jiayuan.cases.rules.case_table import CASE
from jiayuan.cases.rules.deadlines import used_percent
from jiayuan.cases.rules.order_table import LIVE, ORDER
from jiayuan.cases.shapes.file import CaseDetail, ClockInfo, EventInfo, OrderInfo
from jiayuan.identity.api import require
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope


def detail(number: str, scope: Scope | None = None) -> CaseDetail:
    """At most eight queries whatever the case; NotFound out of scope (default: the acting one). Audited once."""
    acting = context.current()
    require(acting, "cases.read")
    now = clock.now()
    case, book = _with_counts(number, scope or acting.scope), Book(now)
    orders = list(WorkOrder.objects.filter(case=case).order_by("-round", "-id"))
    lead = next((order for order in orders if order.part == "lead" and order.state in LIVE), None)
    subjects = [case.subject] if case.subject else []
    record("cases.detail", obj=f"cases_case:{case.pk}", subjects=subjects, fields=["text", "address"])
    return CaseDetail(
        row_of(case, book.class_name(case.class_code), lead, now), case.kind, case.text, case.address, case.lon,
        case.lat, case.question, case.outcome, case.confidential,
        people=case.people,
        events=events_of(case),
        orders=tuple(_order(order, acting) for order in orders),
        clocks=clocks_of(case, book, now),
        photos=tuple(case.photo_ids),
        moves=moves(acting, CASE, case.state),
    )  # fmt: skip


def _with_counts(number: str, scope: Scope) -> Any:
    """The case with the number of its people and the ids of its photos, read in one query with it."""
    people = CaseReporter.objects.filter(case=OuterRef("pk")).values("case").annotate(n=Count("id")).values("n")
    photos = Attachment.objects.filter(case=OuterRef("pk")).order_by("id").values("id")
    counted = visible(scope).annotate(people=Coalesce(Subquery(people), 0), photo_ids=ArraySubquery(photos))
    return find(number, scope, counted)


def events_of(case: Case, public_only: bool = False) -> tuple[EventInfo, ...]:
    """Newest first. Staff see every change, reporters those whose words or state concern them."""
    # Two hundred are years of work on one case; more would be a loop somewhere, not a history.
    rows: Sequence[CaseEvent] = list(CaseEvent.objects.filter(case=case).order_by("-seq")[:200])
    inside = {
        "note",
        "supervise",
        "reclassify",
        "relocate",
        "set_urgency",
        "attach",
        "conceal",
        "try_callback",
        "escalate",
    }
    return tuple(
        EventInfo(row.at, row.command, row.to_state, row.actor_role, row.public_text, row.seq)
        for row in rows
        if not public_only or row.command not in inside
    )


def _order(order: WorkOrder, acting: Acting) -> OrderInfo:
    return OrderInfo(
        order.pk, order.unit, order.unit_name, order.part, order.state, order.round, order.forced, order.return_no,
        order.version, order.due_at, order.contacted_at, order.result, order.explain,
        moves(acting, ORDER, order.state),
    )  # fmt: skip


def clocks_of(case: Case, book: Book, now: datetime) -> tuple[ClockInfo, ...]:
    """The clocks of the present round, running ones first."""
    rows = Clock.objects.filter(case=case, round=case.round).exclude(state="cancelled").order_by("due_at", "id")
    return tuple(_clock(row, book, now) for row in rows)


def _clock(row: Clock, book: Book, now: datetime) -> ClockInfo:
    until = row.ended_at or now
    # A clock that stands still has no due date, and what it has used is not worth a query of its own.
    used = (
        min(used_percent(row.allowance_s, row.due_at, until, book.calendar(row.calendar)), 999) if row.due_at else None
    )
    late = row.due_at is not None and until > row.due_at
    return ClockInfo(row.kind, row.owner, row.state, row.due_at, row.started_at, row.ended_at, used, late)


def photo(number: str, photo_id: int, scope: Scope) -> bytes:
    """The JPEG of a photo, for who may see the case."""
    case = find(number, scope)
    content = Attachment.objects.filter(case=case, pk=photo_id).values_list("content", flat=True).first()
    if content is None:
        raise NotFound
    record("cases.photo", obj=f"cases_case:{case.pk}")
    return bytes(content)
