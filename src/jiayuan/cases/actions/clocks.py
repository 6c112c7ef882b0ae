"""Starting, stopping and ending clocks. Every change goes through the clock table and leaves its segments behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, Clock, ClockSegment, WorkOrder
from jiayuan.cases.rules.clock_table import CLOCK
from jiayuan.cases.rules.deadlines import due_at

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
    ClockSegment.objects.bulk_create([segment(clock, True, at, "run") for clock in clocks])
    show_due(owner, clocks)
    return clocks


def show_due(owner: Owner, clocks: Sequence[Clock]) -> None:
    """The resolve clock's due date stands on the case and on the order, for lists."""
    for clock in clocks:
        if clock.kind == "resolve":
            (owner.order or owner.case).due_at = clock.due_at


def segment(clock: Clock, running: bool, at: datetime, reason: str) -> ClockSegment:
    guards = {"place_path": clock.place_path, "owner_org_id": clock.owner_org_id, "subject": clock.subject}
    return ClockSegment(clock=clock, running=running, from_at=at, reason=reason, **guards)


def close_segments(clocks: Sequence[Clock], at: datetime) -> None:
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
    close_segments(ended, at)
    Clock.objects.bulk_update(ended, ["state", "ended_at"])


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
    close_segments(clocks, at)
    Clock.objects.bulk_update(clocks, ["state", "ended_at"])
    if orders is None:
        case.due_at = None
