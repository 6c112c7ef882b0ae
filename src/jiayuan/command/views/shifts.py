"""The responder's own shift as its page shows it."""

from __future__ import annotations

from jiayuan.command import queries
from jiayuan.command.models import (
    Dispatch,
)
from jiayuan.command.rules import DISPATCH
from jiayuan.command.views.incidents import shown_incident, shown_task
from jiayuan.command.views.shapes import ShiftView
from jiayuan.command.words import OPEN_TASKS
from jiayuan.kernel import clock
from jiayuan.kernel.context import current


def my_shift() -> ShiftView | None:
    """The acting responder's unit, or None without one."""
    unit = queries.my_unit(current())
    if unit is None:
        return None
    task = Dispatch.objects.filter(unit=unit, state__in=OPEN_TASKS).select_related("unit", "incident").first()
    home = unit.home_post or unit.home_point
    shown = None
    if task:
        mine = tuple(
            c for c in DISPATCH.commands(task.state) if c in ("accept", "decline", "depart", "arrive", "clear")
        )
        shown = shown_task(task, incident=shown_incident(task.incident, clock.now()), commands=mine)
    return ShiftView(
        unit.pk, unit.call_sign, unit.plan.name, unit.plan.state, unit.force.name, unit.state,
        f"{home.code} {home.name}" if home else "", unit.shift_ends_at, unit.share_token, shown,
    )  # fmt: skip
