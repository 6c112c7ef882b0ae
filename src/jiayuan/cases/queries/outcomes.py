"""Each case of a month as the formulas see it: six queries for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from django.db.models import Count, Q

from jiayuan.cases.models import CallbackAnswer, CallbackTry, Case, Clock, OrderReturn, WorkOrder
from jiayuan.cases.queries.visible import within
from jiayuan.cases.rules.kpi import CaseOutcome
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.scope import Scope

ENDED = ("closed", "answered")


def bounds(period: date) -> tuple[datetime, datetime]:
    """The month as two moments, local midnight to local midnight."""
    first = period.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return datetime.combine(first, time(0), LOCAL), datetime.combine(after, time(0), LOCAL)


def outcomes(scope: Scope, period: date, now: datetime) -> Iterable[tuple[Case, CaseOutcome]]:
    """Each case of the month as the formulas see it: six queries for all of them."""
    start, end = bounds(period)
    due = {
        row.case_id: row
        for row in Clock.objects.filter(within(scope), kind="resolve", owner="case", due_at__gte=start, due_at__lt=end)
        .exclude(state="cancelled").order_by("round")
    }  # fmt: skip
    ids = list(due)
    contact = {
        row.case_id: row for row in Clock.objects.filter(case_id__in=ids, kind="contact").order_by("round", "id")
    }
    # Offers of all rounds: a wrong dispatch is one whoever corrected it.
    orders = _counted(WorkOrder.objects.filter(case_id__in=ids).values_list("case_id").annotate(Count("id")))
    returns = {
        case_id: (asked, accepted)
        for case_id, asked, accepted in OrderReturn.objects.filter(order__case_id__in=ids)
        .values_list("order__case_id")
        .annotate(asked=Count("id"), accepted=Count("id", filter=Q(decision="accepted")))
    }
    tries = _counted(CallbackTry.objects.filter(case_id__in=ids).values_list("case_id").annotate(Count("id")))
    answers = {
        row.case_id: row
        for row in CallbackAnswer.objects.filter(case_id__in=ids, second_of=None).order_by("round", "id")
    }
    for case in Case.objects.filter(pk__in=ids).defer("text").order_by("pk"):
        asked, accepted = returns.get(case.pk, (0, 0))
        seen = _outcome(case, due[case.pk], contact.get(case.pk), answers.get(case.pk), now)
        called = tries.get(case.pk, 0) + (case.pk in answers)
        offers = orders.get(case.pk, 0)
        yield case, replace(seen, offers=offers, return_requests=asked, returns_accepted=accepted, called=called)


def _counted(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


def _outcome(
    case: Case, resolve: Clock, contact: Clock | None, answer: CallbackAnswer | None, now: datetime
) -> CaseOutcome:
    ended = resolve.ended_at is not None
    return CaseOutcome(
        contact=_in_time(contact, now),
        closed=case.state in ENDED,
        on_time=resolve.state == "met",
        overdue_open=not ended and resolve.due_at is not None and resolve.due_at < now,
        round=case.round,
        unreached=case.outcome == "unreached",
        # Reopened and not asked again yet: the first round counts as not resolved.
        resolved=("no" if case.round > 1 and not answer else answer.resolved if answer else ""),
        satisfied=answer.satisfied if answer else "",
        withdrawn=case.outcome == "withdrawn",
        suspended=case.state == "suspended",
        proactive=case.source == "proactive",
    )


def _in_time(row: Clock | None, now: datetime) -> bool | None:
    """True in time, False missed or open and overdue, None not yet due."""
    if row is None or row.state == "cancelled":
        return None
    if row.state == "met":
        return True
    # Overdue is read off the clock itself, so a sweep that is late changes no figure.
    late = row.state == "missed" or (row.due_at is not None and row.due_at < now)
    return False if late else None
