"""Watching the clocks that run: missed exactly once, marked when most of the term is used."""

from __future__ import annotations

from datetime import datetime

from jiayuan.cases.actions.escalating import escalate
from jiayuan.cases.actions.telling import warn_assignee
from jiayuan.cases.book import Book
from jiayuan.cases.events import ClockMissed
from jiayuan.cases.models import Case, Clock
from jiayuan.cases.rules.clock_table import CLOCK, WARN_AT
from jiayuan.cases.rules.deadlines import used_percent
from jiayuan.kernel.events import publish

BATCH = 5000


def miss(now: datetime) -> tuple[int, int]:
    """Running clocks past their due date, exactly once each, and how many cases were escalated for them."""
    late = Clock.objects.filter(state="running", due_at__lt=now)
    owners = list(late.order_by("due_at").values_list("case_id", flat=True)[:BATCH])
    # Case before clock, as every deed does, so that a sweep and a person never wait for each other; cases somebody
    # is changing right now are left to the next minute.
    cases = {row.pk: row for row in Case.objects.select_for_update(skip_locked=True).filter(pk__in=owners)}
    clocks: dict[int, list[Clock]] = {pk: [] for pk in cases}
    for clock in late.select_for_update().filter(case_id__in=cases).order_by("case_id", "due_at"):
        clocks[clock.case_id].append(clock)
        publish(ClockMissed(clock.case_id, clock.kind, clock.owner_org_id))
    found = [clock.pk for rows in clocks.values() for clock in rows]
    Clock.objects.filter(pk__in=found).update(state=CLOCK.move("running", "miss").to)
    escalated = sum(escalate(cases[pk], rows, now) for pk, rows in clocks.items())
    return len(found), escalated


def warn(now: datetime) -> int:
    """Marks resolve clocks at 50 and 80 percent, so that lists can show them; at 80 the one who signed is told."""
    book = Book(now)
    soon = Clock.objects.filter(state="running", kind="resolve", warned__lt=WARN_AT[1]).order_by("due_at")[:BATCH]
    changed = []
    for clock in soon:
        if clock.due_at is None:
            continue
        used = used_percent(clock.allowance_s, clock.due_at, now, book.calendar(clock.calendar))
        mark = max((level for level in WARN_AT if used >= level), default=0)
        if mark > clock.warned:
            clock.warned = mark
            changed.append(clock)
    Clock.objects.bulk_update(changed, ["warned"], batch_size=500)
    for clock in changed:
        if clock.warned >= WARN_AT[1]:
            warn_assignee(clock)
    return len(changed)
