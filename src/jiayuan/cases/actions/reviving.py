"""A merge or a refusal taken back: clocks run on from the first receipt, the time between counts."""

from __future__ import annotations

from datetime import datetime

from jiayuan.cases.actions.clocks import segment
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.pausing import recomputed_due
from jiayuan.cases.models import Clock, ClockSegment
from jiayuan.cases.rules.clock_table import CLOCK


def clocks_from_receipt(deed: Deed) -> None:
    """The case's own dispatch and resolve clocks as if they had never been called off; what was missed stays missed."""
    case, stopped = deed.case, deed.case.ended_at
    case.ended_at, case.outcome, case.merged_into, case.question = None, "", None, ""
    own = Clock.objects.filter(case=case, owner="case", round=case.round, kind__in=("dispatch", "resolve"))
    # A clock that was met before has an end of its own; only what the ending itself stopped goes on.
    clocks = list(own.filter(state__in=("cancelled", "missed"), ended_at=stopped))
    for clock in clocks:
        _reopen(clock, stopped)
        clock.state = clock.state if clock.state == "missed" else CLOCK.move(clock.state, "revive").to
        clock.ended_at = None
        clock.due_at = recomputed_due(clock, deed.book)
        if clock.kind == "resolve":
            case.due_at = clock.due_at
    Clock.objects.bulk_update(clocks, ["state", "ended_at", "due_at"])


def _reopen(clock: Clock, stopped: datetime | None) -> None:
    """The last stretch goes on; a pause that the ending cut off stays a pause up to there."""
    last = ClockSegment.objects.filter(clock=clock, to_at=stopped)
    if last.filter(running=True).update(to_at=None) == 0 and stopped:
        segment(clock, True, stopped, "run").save()
