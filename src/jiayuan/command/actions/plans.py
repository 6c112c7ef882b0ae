"""Creating a plan and moving it through its states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.contents import load_contents
from jiayuan.command.actions.gate import allow, same_version, second_person, write_log
from jiayuan.command.aftermath import after_action
from jiayuan.command.checks import core_shortage, plan_faults
from jiayuan.command.courses import courses_of
from jiayuan.command.events import PlanChanged
from jiayuan.command.inputs import NewPlan
from jiayuan.command.live import announce
from jiayuan.command.models import AfterAction, EventPlan, Incident, PositionLatest, Unit
from jiayuan.command.queries import one, visible
from jiayuan.command.rules import PLAN
from jiayuan.command.words import OPEN_INCIDENTS
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import FieldError, Invalid, NotFound, Refused
from jiayuan.kernel.events import publish
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

LONGEST = timedelta(days=30)


def create_plan(new: NewPlan) -> UUID:
    """Stores a draft with all its points. Invalid names what is wrong; NotFound for a place outside the scope."""
    acting = allow("command.plan")
    if not acting.scope.covers(new.place):
        raise NotFound
    errors = []
    if not new.name.strip():
        errors.append(FieldError("name", "empty", mark("请填写方案名称")))
    if not timedelta(0) < new.ends_at - new.starts_at <= LONGEST:
        errors.append(FieldError("ends_at", "period", mark("结束时间要晚于开始时间，且不超过30天")))
    if errors:
        raise Invalid(errors=errors)
    plan = EventPlan.objects.create(
        id=uuid7(), name=new.name.strip(), kind=new.kind, place_path=new.place.value, starts_at=new.starts_at,
        ends_at=new.ends_at, area=dict(new.area), expected_people=new.expected_people, most_posts=new.most_posts,
        created_by=acting.account_id, created_at=clock.now(),
    )  # fmt: skip
    rows = load_contents(plan, new)
    record("command.plan.create", obj=f"plan:{plan.pk}", n=rows)
    return plan.pk


def _checked(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    faults = plan_faults(plan)
    if faults and not data.get("waiver"):
        raise Invalid(mark("方案还不能提交，请先处理下列问题"), code="plan-checks", errors=faults)


def _staffed(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    missing = core_shortage(plan)
    if missing and not data.get("waiver"):
        raise Refused(mark("核心区点位人员还没有配齐"), code="core-staffed", cite="command 4.1")


def _calm(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    if visible(acting.scope, Incident).filter(plan=plan, state__in=OPEN_INCIDENTS, priority=1).exists():
        raise Refused(mark("还有一级突发事件没有办结"), code="open-p1", cite="command 4.1")


GUARDS: dict[str, Callable[[EventPlan, Acting, dict[str, Any]], None]] = {
    "checked": _checked,
    "second_person": lambda plan, acting, data: second_person(plan, acting),
    "core_staffed": _staffed,
    "no_open_p1": _calm,
}


def plan_command(
    plan_id: UUID, command: str, *, data: dict[str, Any] | None = None, expected_version: int | None = None
) -> str:
    """Moves a plan and returns its new state. Conflict names the possible moves; Refused or Invalid say why not."""
    acting = allow("command.view")
    plan = one(acting.scope, EventPlan, plan_id, lock=True)
    same_version(plan, expected_version)
    step = PLAN.move(plan.state, command)
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


def _forget_positions(plan: EventPlan) -> None:
    """Rights to positions end with the plan: the rows go, units go off, tokens die."""
    PositionLatest.objects.filter(plan=plan).delete()
    Unit.objects.filter(plan=plan).exclude(state="out_of_service").update(state="off", share_token="", on_since=None)


def _keep_figures(plan: EventPlan) -> None:
    AfterAction.objects.create(
        plan=plan, place_path=plan.place_path, made_at=clock.now(), figures=after_action(courses_of(plan))
    )


EFFECTS: dict[str, Callable[[EventPlan], None]] = {
    "forget_positions": _forget_positions,
    "after_action": _keep_figures,
}
