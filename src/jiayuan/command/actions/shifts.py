"""Units on shift: muster, check in and out, breaks."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import RESPOND, allow, write_log
from jiayuan.command.actions.tasks import move_unit
from jiayuan.command.inputs import Fix
from jiayuan.command.live import announce, wake
from jiayuan.command.models import Assignment, EventPlan, EventShift, PositionLatest, Responder, Unit
from jiayuan.command.queries import one, visible
from jiayuan.command.rules import ASSIGNMENT, UNIT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark

LONGEST = timedelta(hours=12)
HALF_REST_MIN = 240


def new_token(place_path: str) -> str:
    """A random token for one shift; it starts with the place, so that the intake knows where to look it up."""
    return f"{place_path}~{secrets.token_urlsafe(18)}"


def muster(plan_id: UUID, until: datetime) -> list[Fix]:
    """The lead ticks all placed units in: they are available, each with a token. Returns their first positions."""
    acting = allow("command.dispatch")
    plan = one(acting.scope, EventPlan, plan_id, lock=True)
    now = clock.now()
    if plan.state != "active":
        raise Refused(mark("方案没有启动，不能上岗"), code="plan-not-active")
    if not now < until <= now + LONGEST:
        raise Invalid(mark("一个班次最长12小时"), code="shift-length")
    rows = visible(acting.scope, Unit).filter(plan=plan, state="off").exclude(home_post=None, home_point=None)
    units = list(rows.select_related("home_post", "home_point").order_by("call_sign"))
    for unit in units:
        unit.state, unit.on_since, unit.shift_ends_at = UNIT.move(unit.state, "start").to, now, until
        unit.share_token = new_token(plan.place_path)
        unit.version += 1
    Unit.objects.bulk_update(units, ["state", "on_since", "shift_ends_at", "share_token", "version"], batch_size=500)
    write_log(plan, "message", f"muster: {len(units)} units")
    record("command.shift.muster", obj=f"plan:{plan.pk}", n=len(units))
    announce(plan, "plan", plan.pk)
    return [Fix(unit.share_token, now, *_home(unit)) for unit in units]


def _home(unit: Unit) -> tuple[float, float]:
    home = unit.home_post or unit.home_point
    return (home.lon, home.lat) if home else (unit.base_lon, unit.base_lat)


def assign(unit_id: UUID, responder_id: int, shift_id: int) -> int:
    """Offers a place on a unit; the database refuses a second one without eight hours of rest between."""
    acting = allow("command.plan")
    unit, shift = one(acting.scope, Unit, unit_id), one(acting.scope, EventShift, shift_id)
    responder = one(acting.scope, Responder, responder_id)
    start, end = (int(at.timestamp() // 60) for at in (shift.starts_at, shift.ends_at))
    made = Assignment.objects.create(
        plan=unit.plan, place_path=unit.place_path, shift=shift, responder=responder, unit=unit,
        from_min=start - HALF_REST_MIN, to_min=end + HALF_REST_MIN,
    )  # fmt: skip
    record("command.assignment.offer", obj=f"assignment:{made.pk}")
    return made.pk


def assignment_command(assignment_id: int, command: str) -> str:
    """Moves an assignment; checking in starts the unit's shift and its position token."""
    acting = allow("command.report")
    row = one(acting.scope, Assignment, assignment_id, lock=True)
    step = ASSIGNMENT.move(row.state, command)
    unit = one(acting.scope, Unit, row.unit_id, lock=True)
    allow(step.permission, unit)
    row.state = step.to
    if command == "check_in":
        row.checked_in_at = clock.now()
    if command == "check_out":
        row.checked_out_at = clock.now()
    row.save()
    for effect in step.effects:
        shift_command(unit.pk, effect.removeprefix("unit:"), until=row.shift.ends_at)
    record(f"command.assignment.{command}", obj=f"assignment:{row.pk}")
    return row.state


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
