"""Escalating: a clock that ran out is laid before the level above, once per round and kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.effects import apply
from jiayuan.cases.actions.telling import lay_before, tell_late
from jiayuan.cases.models import Case, CaseEvent, Clock
from jiayuan.cases.rules.case_table import CASE, LIVE
from jiayuan.cases.rules.escalation import PROMISED, fresh, level_above
from jiayuan.kernel import context
from jiayuan.kernel.placepath import PlacePath

COMMAND = "escalate"


def escalate(case: Case, missed: Sequence[Clock], now: datetime) -> bool:
    """Marks a locked case as supervised and tells the duty desk above about the kinds of `missed` clocks; the reporter
    too when the promised date is gone. False when nothing is new or the case has ended meanwhile.

    One event and one audit record however many clocks; a repeated sweep finds the event and does nothing.
    """
    kinds = fresh([clock.kind for clock in missed], _told(case)) if case.state in LIVE else ()
    if not kinds:
        return False
    deed = Deed(case, context.current(), {}, now)
    transition = CASE.move(case.state, COMMAND)
    apply(transition.effects, deed)
    areas = {kind: _above(deed, kind) for kind in kinds}
    deed.detail = {"clocks": list(kinds), "round": case.round, "to": sorted({area.value for area in areas.values()})}
    deed.step(COMMAND, transition.to)
    deed.save(COMMAND)
    for kind, area in areas.items():
        lay_before(case, kind, area, now)
    # After the save: the reporter's message is keyed by the version the escalation brought.
    if PROMISED in kinds:
        tell_late(case, deed.acting)
    return True


def _told(case: Case) -> set[str]:
    """What was laid before somebody in this round; a new round starts with a clean sheet."""
    earlier = CaseEvent.objects.filter(case=case, command=COMMAND, detail__round=case.round)
    return {kind for detail in earlier.values_list("detail", flat=True) for kind in detail["clocks"]}


def _above(deed: Deed, kind: str) -> PlacePath:
    """The first unit's duty lasts until another has signed, so the unit in charge is the one that answers."""
    area = next((unit.area for unit in deed.book.directory.units if unit.no == deed.case.lead_unit), None)
    return level_above(kind, PlacePath(area) if area else None, PlacePath(deed.case.place_path))
