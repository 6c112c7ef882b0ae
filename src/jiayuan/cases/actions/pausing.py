"""Stopping and moving a clock that runs: pauses, resumptions, extensions, and the due date counted again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiayuan.cases.actions.clocks import Owner, close_segments, segment, show_due
from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, Clock, ClockSegment, WorkOrder
from jiayuan.cases.rules.clock_table import CLOCK
from jiayuan.cases.rules.deadlines import Pause, due_after_pauses


def pause(case: Case, at: datetime, reason: str) -> None:
    """The resolve clocks of case and orders stand still; a clock that was missed already goes on counting."""
    # Only what was promised stands still: a unit still has to sign and to call while the reporter thinks.
    clocks = list(Clock.objects.filter(case=case, kind="resolve", state="running"))
    for clock in clocks:
        clock.state, clock.due_at = CLOCK.move(clock.state, "pause").to, None
    close_segments(clocks, at)
    ClockSegment.objects.bulk_create([segment(clock, False, at, reason) for clock in clocks])
    Clock.objects.bulk_update(clocks, ["state", "due_at"])
    _copy_due(case, clocks)


def resume(case: Case, at: datetime, book: Book) -> None:
    """The clocks go on where they stopped."""
    clocks = list(Clock.objects.filter(case=case, kind="resolve", state="paused"))
    close_segments(clocks, at)
    for clock in clocks:
        clock.state, clock.due_at = CLOCK.move(clock.state, "resume").to, recomputed_due(clock, book)
    ClockSegment.objects.bulk_create([segment(clock, True, at, "run") for clock in clocks])
    Clock.objects.bulk_update(clocks, ["state", "due_at"])
    _copy_due(case, clocks)


def _copy_due(case: Case, clocks: Sequence[Clock]) -> None:
    for clock in clocks:
        if clock.owner == "case":
            case.due_at = clock.due_at
        else:
            WorkOrder.objects.filter(pk=clock.owner_key).update(due_at=clock.due_at)


def recomputed_due(clock: Clock, book: Book) -> datetime | None:
    """The due date counted again from the segments; the nightly check compares it with the stored one."""
    pauses = [Pause(part.from_at, part.to_at) for part in clock.segments.filter(running=False).order_by("from_at")]
    calendar = book.calendar(clock.calendar)
    return due_after_pauses(clock.started_at, clock.allowance_s, calendar, pauses, whole_days=clock.whole_days)


def extend(owner: Owner, seconds: int, book: Book) -> None:
    """More time on the running resolve clock; only ever by an approved extension."""
    # An extension after the due date moves the date, not the verdict.
    clocks = list(owner.clocks().filter(kind="resolve", state__in=("running", "missed"), ended_at=None))
    for clock in clocks:
        clock.allowance_s += seconds
        clock.due_at = recomputed_due(clock, book)
    Clock.objects.bulk_update(clocks, ["allowance_s", "due_at"])
    show_due(owner, clocks)
