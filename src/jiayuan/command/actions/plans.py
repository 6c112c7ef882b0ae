"""Moving a plan through its states."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, same_version, write_log
from jiayuan.command.actions.plan_moves import EFFECTS, GUARDS
from jiayuan.command.events import PlanChanged
from jiayuan.command.live import announce
from jiayuan.command.models import EventPlan
from jiayuan.command.queries import one
from jiayuan.command.rules import PLAN
from jiayuan.kernel.events import publish


def plan_command(
    plan_id: UUID, command: str, *, data: dict[str, Any] | None = None, expected_version: int | None = None
) -> str:
    """Moves a plan and returns its new state. Conflict names the possible moves; Refused or Invalid say why not."""
    acting = allow("command.view")
    plan = one(acting.scope, EventPlan, plan_id, lock=True)
    same_version(plan, expected_version)
    step = PLAN.move(plan.state, command)
    # Only now is it known which right the move needs; whoever may not even see plans has failed above.
    allow(step.permission)
    if step.guard:
        GUARDS[step.guard](plan, acting, data or {})
    if command == "approve":
        plan.approved_by = acting.account_id
    plan.state, plan.version = step.to, plan.version + 1
    plan.save()
    for effect in step.effects:
        EFFECTS[effect](plan)
    write_log(plan, "decision", f"plan {command}: {(data or {}).get('waiver', '')}".rstrip(": "))
    record(f"command.plan.{command}", obj=f"plan:{plan.pk}", detail={"state": plan.state})
    announce(plan, "plan", plan.pk)
    publish(PlanChanged(plan.pk, plan.state))
    return plan.state
