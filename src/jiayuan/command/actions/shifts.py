"""A unit's own shift: start, breaks, end."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import RESPOND, allow
from jiayuan.command.actions.tasks import end_tasks_of_unit, move_unit
from jiayuan.command.actions.tokens import new_token
from jiayuan.command.live import wake
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.command.queries import one
from jiayuan.command.rules import UNIT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Refused
from jiayuan.kernel.text import mark

LONGEST = timedelta(hours=12)


# What a person says about the own unit. All other moves of a unit belong to a task and come with it: a unit that
# released itself would leave its task without anybody.
COMMANDS = ("start", "pause", "resume", "patrol", "end", "fail", "repair")


def commands_of(state: str) -> tuple[str, ...]:
    """The moves a person may make in this state."""
    return tuple(command for command in UNIT.commands(state) if command in COMMANDS)


def _begin(unit: Unit, until: datetime | None) -> None:
    if unit.plan.state != "active":
        raise Refused(mark("方案没有启动，不能上岗"), code="plan-not-active")
    now = clock.now()
    ends = min(until or unit.plan.ends_at, unit.plan.ends_at, now + LONGEST)
    unit.on_since, unit.shift_ends_at, unit.share_token = now, ends, new_token(unit.place_path)


def shift_command(unit_id: UUID, command: str, *, until: datetime | None = None) -> str:
    """start, pause, resume, patrol, end, fail, repair of a unit. Ending forgets its position and its token at once."""
    acting = allow("command.report")
    unit = one(acting.scope, Unit, unit_id, lock=True)
    allow(RESPOND, unit)
    if command not in COMMANDS:
        raise Conflict(mark("现在不能做这一步"), code="unit-state", allowed=commands_of(unit.state))
    allow(UNIT.move(unit.state, command).permission, unit)
    if command == "start":
        _begin(unit, until)
    if command == "fail" and end_tasks_of_unit(unit):
        # The task's end has moved the unit already; go on from there.
        unit.refresh_from_db(fields=["state", "version"])
    if command in ("end", "fail"):
        unit.share_token, unit.on_since, unit.shift_ends_at = "", None, None
        PositionLatest.objects.filter(unit=unit).delete()
    move_unit(unit, command)
    unit.save(update_fields=["share_token", "on_since", "shift_ends_at"])
    record(f"command.unit.{command}", obj=f"unit:{unit.pk}")
    wake(unit.plan_id)
    return unit.state
