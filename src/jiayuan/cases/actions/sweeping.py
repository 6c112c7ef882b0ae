"""The sweep: what time itself does. Late sweeps change nothing but when it is noticed; due dates never move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from jiayuan.audit.api import record
from jiayuan.cases.actions.case_commands import follow
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.dispatching import ANSWERED_FIRST, by_rule
from jiayuan.cases.actions.watching import BATCH, miss, warn
from jiayuan.cases.models import Case, Deferral
from jiayuan.cases.rules.limits import ASK_LAPSES
from jiayuan.cases.shapes.counts import Swept
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import context
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM

SERVICE = "cases"


def sweep(now: datetime, place: PlacePath) -> Swept:
    """Missed clocks, warnings, lapsed questions, review dates, finished callbacks, cases a fault left undispatched."""
    with acting_as_service(SERVICE, place=place, purpose=UPKEEP_SYSTEM):
        with connection.cursor() as cursor:
            # Without next month's partition the first case of the month would be refused.
            cursor.execute("SELECT cases_ensure_partitions(%s::date, 3)", [now.astimezone(LOCAL).date()])
        missed, escalated = miss(now)
        done = Swept(
            missed=missed,
            escalated=escalated,
            warned=warn(now),
            lapsed=_each(_waiting(now), "ask_lapsed", now),
            resumed=_each(_to_review(now), "review_due", now),
            closed=_each(_called_back(), "lapse", now),
            dispatched=dispatch_left(now),
        )
        record("cases.sweep", n=sum(astuple(done)) - done.warned)
        return done


def _waiting(now: datetime) -> list[int]:
    # Wide on purpose: an old question of an earlier round may match, and the guard looks at the last one.
    old = Case.objects.filter(
        state="waiting", events__command="ask", events__at__lte=now - ASK_LAPSES, asked_round=F("round")
    )
    return list(old.order_by("pk").values_list("pk", flat=True).distinct()[:BATCH])


def _to_review(now: datetime) -> list[int]:
    today = now.astimezone(LOCAL).date()
    due = Deferral.objects.filter(kind="suspend", ended_at=None, review_on__lte=today, case__state="suspended")
    return list(due.order_by("case_id").values_list("case_id", flat=True).distinct()[:BATCH])


def _called_back() -> list[int]:
    tried = Counter(
        Case.objects.filter(state="feedback_due", tries__round=F("round")).values_list("pk", flat=True)[:BATCH]
    )
    return sorted(pk for pk, count in tried.items() if count >= 3)


def _each(cases: Iterable[int], name: str, now: datetime) -> int:
    return sum(_one(pk, name, now) for pk in cases)


def _free(case_id: int) -> Case | None:
    """The case, locked; None while somebody else is at it."""
    return Case.objects.select_for_update(skip_locked=True).filter(pk=case_id).first()


def _one(case_id: int, name: str, now: datetime) -> bool:
    case = _free(case_id)
    if case is None:
        return False
    deed = Deed(case, context.current(), {}, now)
    moved = follow(deed, name)
    if moved:
        deed.save(name)
    return moved


def dispatch_left(now: datetime) -> int:
    """Cases that should have been dispatched by rule and were not (a fault in between)."""
    # A minute's grace: what is being received right now dispatches itself.
    # First rounds only; an answered case that was reopened waits for a person.
    left = Case.objects.filter(state="received", received_at__lt=now - timedelta(minutes=1), first_unit=None, round=1)
    ids = left.exclude(kind__in=ANSWERED_FIRST).exclude(source="history").order_by("pk")
    count = 0
    for case_id in list(ids.values_list("pk", flat=True)[:BATCH]):
        case = _free(case_id)
        if case is not None and case.state == "received":
            deed = Deed(case, context.current(), {}, now)
            by_rule(deed)
            deed.save("dispatch")
            count += 1
    return count
