"""A unit's own shift: start, breaks, end."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import RESPOND, allow
from jiayuan.command.actions.tasks import move_unit
from jiayuan.command.actions.tokens import new_token
from jiayuan.command.live import wake
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.command.queries import one
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.text import mark

LONGEST = timedelta(hours=12)


def shift_command(unit_id: UUID, command: str, *, until: datetime | None = None) -> str:
    """start, pause, resume, patrol, end, fail, repair of a unit. Ending forgets its position and its token at once."""
    acting = allow("command.report")
    unit = one(acting.scope, Unit, unit_id, lock=True)
    allow(RESPOND, unit)
    now = clock.now()
    if command == "start":
        if unit.plan.state != "active":
            raise Refused(mark("方案没有启动，不能上岗"), code="plan-not-active")
        ends = min(until or unit.plan.ends_at, unit.plan.ends_at, now + LONGEST)
        unit.on_since, unit.shift_ends_at, unit.share_token = now, ends, new_token(unit.place_path)
    if command in ("end", "fail"):
        unit.share_token, unit.on_since, unit.shift_ends_at = "", None, None
        PositionLatest.objects.filter(unit=unit).delete()
    move_unit(unit, command)
    unit.save(update_fields=["share_token", "on_since", "shift_ends_at"])
    record(f"command.unit.{command}", obj=f"unit:{unit.pk}")
    wake(unit.plan_id)
    return unit.state
