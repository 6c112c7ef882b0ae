"""The sweep: what time itself does. Late sweeps change nothing but when it is noticed; due dates never move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from jiayuan.audit.api import record
from jiayuan.cases.actions.case_commands import follow
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.dispatching import ANSWERED_FIRST, by_rule
from jiayuan.cases.book import Book
from jiayuan.cases.events import ClockMissed
from jiayuan.cases.models import Case, Clock, Deferral
from jiayuan.cases.rules.clock_table import CLOCK, WARN_AT
from jiayuan.cases.rules.deadlines import used_percent
from jiayuan.cases.rules.limits import ASK_LAPSES
from jiayuan.cases.shapes.counts import Swept
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import context
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.events import publish
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM

SERVICE = "cases"
BATCH = 5000


def sweep(now: datetime, place: PlacePath) -> Swept:
    """Missed clocks, warnings, lapsed questions, review dates, finished callbacks, cases a fault left undispatched."""
    with acting_as_service(SERVICE, place=place, purpose=UPKEEP_SYSTEM):
        with connection.cursor() as cursor:
            cursor.execute("SELECT cases_ensure_partitions(%s::date, 3)", [now.astimezone(LOCAL).date()])
        done = Swept(
            missed=miss(now),
            warned=warn(now),
            lapsed=_each(_waiting(now), "ask_lapsed", now),
            resumed=_each(_to_review(now), "review_due", now),
            closed=_each(_called_back(), "lapse", now),
            dispatched=dispatch_left(now),
        )
        record("cases.sweep", n=done.missed + done.lapsed + done.resumed + done.closed + done.dispatched)
        return done


def miss(now: datetime) -> int:
    """Running clocks past their due date, exactly once each."""
    # Clocks somebody is changing right now are left to the next minute.
    late = Clock.objects.select_for_update(skip_locked=True).filter(state="running", due_at__lt=now).order_by("due_at")
    clocks = list(late[:BATCH])
    Clock.objects.filter(pk__in=[clock.pk for clock in clocks]).update(state=CLOCK.move("running", "miss").to)
    for clock in clocks:
        publish(ClockMissed(clock.case_id, clock.kind, clock.owner_org_id))
    return len(clocks)


def warn(now: datetime) -> int:
    """Marks resolve clocks at 50 and 80 percent, so that lists can show them."""
    book = Book(now)
    soon = Clock.objects.filter(state="running", kind="resolve", warned__lt=WARN_AT[1]).order_by("due_at")[:BATCH]
    changed = []
    for clock in soon:
        used = used_percent(clock.started_at, clock.allowance_s, now, book.calendar(clock.calendar))
        mark = max((level for level in WARN_AT if used >= level), default=0)
        if mark > clock.warned:
            clock.warned = mark
            changed.append(clock)
    Clock.objects.bulk_update(changed, ["warned"], batch_size=500)
    return len(changed)


def _waiting(now: datetime) -> list[int]:
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


def _one(case_id: int, name: str, now: datetime) -> bool:
    deed = Deed(Case.objects.select_for_update().get(pk=case_id), context.current(), {}, now)
    moved = follow(deed, name)
    if moved and name == "review_due":
        Deferral.objects.filter(case_id=case_id, kind="suspend", ended_at=None).update(ended_at=now)
    if moved:
        deed.save(name)
    return moved


def dispatch_left(now: datetime) -> int:
    """Cases that should have been dispatched by rule and were not (a fault in between)."""
    left = Case.objects.filter(state="received", received_at__lt=now - timedelta(minutes=1), first_unit=None, round=1)
    ids = left.exclude(kind__in=ANSWERED_FIRST).exclude(source="history").order_by("pk")
    count = 0
    for case_id in list(ids.values_list("pk", flat=True)[:BATCH]):
        deed = Deed(Case.objects.select_for_update().get(pk=case_id), context.current(), {}, now)
        if deed.case.state == "received":
            by_rule(deed)
            deed.save("dispatch")
            count += 1
    return count
