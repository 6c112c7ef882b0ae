"""Starting, stopping and ending clocks. Every change goes through the clock table and leaves its segments behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, Clock, ClockSegment, WorkOrder
from jiayuan.cases.rules.clock_table import CLOCK
from jiayuan.cases.rules.deadlines import Pause, due_after_pauses, due_at

LIVE = ("running", "paused")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose clocks: the case's own or one order's."""

    case: Case
    order: WorkOrder | None = None

    @property
    def name(self) -> str:
        return "order" if self.order else "case"

    @property
    def key(self) -> int:
        return self.order.pk if self.order else self.case.pk

    @property
    def unit(self) -> int | None:
        return self.order.owner_org_id if self.order else self.case.owner_org_id

    def clocks(self) -> QuerySet[Clock]:
        return Clock.objects.filter(case=self.case, owner=self.name, owner_key=self.key)


def _guards(case: Case, unit: int | None) -> dict[str, object]:
    return {"place_path": case.place_path, "owner_org_id": unit, "subject": case.subject}


def start(owner: Owner, kinds: Sequence[str], at: datetime, book: Book, *, round_no: int | None = None) -> list[Clock]:
    """Starts a clock of each kind that has a term, at `at`."""
    case = owner.case
    clocks = []
    for kind in kinds:
        term = book.allowance(case.class_code, case.urgency, kind)
        # A kind without a term is not promised to anybody, so it is not measured either.
        if term is None:
            continue
        calendar = book.calendar(term.calendar)
        seconds = term.seconds(calendar)
        clocks.append(
            Clock(
                case=case, owner=owner.name, owner_key=owner.key, round=round_no or case.round, kind=kind,
                calendar=term.calendar, allowance_s=seconds, whole_days=term.whole_days,
                state=CLOCK.move("", "start").to, started_at=at,
                due_at=due_at(at, seconds, calendar, whole_days=term.whole_days), **_guards(case, owner.unit),
            )
        )  # fmt: skip
    Clock.objects.bulk_create(clocks)
    ClockSegment.objects.bulk_create([_segment(clock, True, at, "run") for clock in clocks])
    _show_due(owner, clocks)
    return clocks


def _show_due(owner: Owner, clocks: Sequence[Clock]) -> None:
    """The resolve clock's due date stands on the case and on the order, for lists."""
    for clock in clocks:
        if clock.kind == "resolve":
            (owner.order or owner.case).due_at = clock.due_at


def _segment(clock: Clock, running: bool, at: datetime, reason: str) -> ClockSegment:
    guards = {"place_path": clock.place_path, "owner_org_id": clock.owner_org_id, "subject": clock.subject}
    return ClockSegment(clock=clock, running=running, from_at=at, reason=reason, **guards)


def _close_segments(clocks: Sequence[Clock], at: datetime) -> None:
    ClockSegment.objects.filter(clock__in=clocks, to_at=None).update(to_at=at)


def end(owner: Owner, kinds: Sequence[str], at: datetime) -> None:
    """The deed is done: running clocks are met, or missed when `at` is after their due date."""
    ended = []
    for clock in owner.clocks().filter(kind__in=kinds, ended_at=None).exclude(state="cancelled"):
        # A late sweep must not make a late deed punctual: the due date decides, not the state.
        late = clock.state == "running" and clock.due_at is not None and at > clock.due_at
        clock.state = CLOCK.move(clock.state, "miss" if late else "meet").to
        clock.ended_at = at
        ended.append(clock)
    _close_segments(ended, at)
    Clock.objects.bulk_update(ended, ["state", "ended_at"])


def pause(case: Case, at: datetime, reason: str) -> None:
    """The resolve clocks of case and orders stand still; a clock that was missed already goes on counting."""
    clocks = list(Clock.objects.filter(case=case, kind="resolve", state="running"))
    for clock in clocks:
        clock.state, clock.due_at = CLOCK.move(clock.state, "pause").to, None
    _close_segments(clocks, at)
    ClockSegment.objects.bulk_create([_segment(clock, False, at, reason) for clock in clocks])
    Clock.objects.bulk_update(clocks, ["state", "due_at"])
    _copy_due(case, clocks)


def resume(case: Case, at: datetime, book: Book) -> None:
    """The clocks go on where they stopped."""
    clocks = list(Clock.objects.filter(case=case, kind="resolve", state="paused"))
    _close_segments(clocks, at)
    for clock in clocks:
        clock.state, clock.due_at = CLOCK.move(clock.state, "resume").to, recomputed_due(clock, book)
    ClockSegment.objects.bulk_create([_segment(clock, True, at, "run") for clock in clocks])
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
    clocks = list(owner.clocks().filter(kind="resolve", state__in=("running", "missed"), ended_at=None))
    for clock in clocks:
        clock.allowance_s += seconds
        clock.due_at = recomputed_due(clock, book)
    Clock.objects.bulk_update(clocks, ["allowance_s", "due_at"])
    _show_due(owner, clocks)


def cancel(case: Case, at: datetime, *, orders: Sequence[int] | None = None) -> None:
    """Stops what still runs: all clocks of the case, or those of some orders only."""
    found = Clock.objects.filter(case=case, ended_at=None).exclude(state="cancelled")
    if orders is not None:
        found = found.filter(owner="order", owner_key__in=orders)
    clocks = list(found)
    for clock in clocks:
        # What was missed stays missed; only what still ran is called off.
        clock.state = clock.state if clock.state == "missed" else CLOCK.move(clock.state, "cancel").to
        clock.ended_at = at
    _close_segments(clocks, at)
    Clock.objects.bulk_update(clocks, ["state", "ended_at"])
    if orders is None:
        case.due_at = None
