"""A merge or a refusal taken back: clocks run on from the first receipt, the time between counts."""

from __future__ import annotations

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.pausing import recomputed_due
from jiayuan.cases.models import Clock, ClockSegment
from jiayuan.cases.rules.clock_table import CLOCK


def clocks_from_receipt(deed: Deed) -> None:
    case = deed.case
    case.ended_at, case.outcome, case.merged_into = None, "", None
    called_off = Clock.objects.filter(
        case=case, owner="case", round=case.round, state="cancelled", kind__in=("dispatch", "resolve")
    )
    clocks = list(called_off)
    for clock in clocks:
        ClockSegment.objects.filter(clock=clock, to_at=clock.ended_at).update(to_at=None, running=True)
        clock.state, clock.ended_at = CLOCK.move(clock.state, "revive").to, None
        clock.due_at = recomputed_due(clock, deed.book)
        if clock.kind == "resolve":
            case.due_at = clock.due_at
    Clock.objects.bulk_update(clocks, ["state", "ended_at", "due_at"])
