"""People on units for a shift: offered, accepted, checked in and out."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow
from jiayuan.command.actions.shifts import shift_command
from jiayuan.command.models import Assignment, EventShift, Responder, Unit
from jiayuan.command.queries import one
from jiayuan.command.rules import ASSIGNMENT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark

HALF_REST_MIN = 240


def assign(unit_id: UUID, responder_id: int, shift_id: int) -> int:
    """Offers a place on a unit; Refused when it leaves less than eight hours of rest to another shift."""
    acting = allow("command.plan")
    unit, shift = one(acting.scope, Unit, unit_id), one(acting.scope, EventShift, shift_id)
    responder = one(acting.scope, Responder, responder_id)
    if shift.plan_id != unit.plan_id:
        raise Invalid(mark("班次和力量不属于同一个方案"), code="other-plan")
    start, end = (int(at.timestamp() // 60) for at in (shift.starts_at, shift.ends_at))
    made = Assignment(
        plan=unit.plan, place_path=unit.place_path, shift=shift, responder=responder, unit=unit,
        from_min=start - HALF_REST_MIN, to_min=end + HALF_REST_MIN,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # Only the exclusion constraint can see what two planners do at the same moment.
        raise Refused(mark("两个班次之间的休息不足8小时"), code="rest", cite="command 4.2") from None
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
