"""What a move of a plan asks for, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jiayuan.command.actions.gate import second_person
from jiayuan.command.actions.tasks import end_tasks_of_plan
from jiayuan.command.aftermath import after_action
from jiayuan.command.checks import core_shortage, plan_faults
from jiayuan.command.courses import courses_of
from jiayuan.command.models import AfterAction, EventPlan, Incident, PositionLatest, Unit
from jiayuan.command.queries import visible
from jiayuan.command.words import OPEN_INCIDENTS
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark


def _checked(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    faults = plan_faults(plan)
    if faults and not data.get("waiver"):
        raise Invalid(mark("方案还不能提交，请先处理下列问题"), code="plan-checks", errors=faults)


def _ready(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    # The database holds to it as well; asked first, it is a sentence and not a fault.
    others = visible(acting.scope, EventPlan).filter(place_path=plan.place_path, kind=plan.kind, state="active")
    if others.exclude(pk=plan.pk).exists():
        raise Refused(mark("这里已有一个进行中的方案，请先结束它"), code="one-active", cite="command 3")
    missing = core_shortage(plan)
    if missing and not data.get("waiver"):
        raise Refused(mark("核心区点位人员还没有配齐"), code="core-staffed", cite="command 4.1")


def _calm(plan: EventPlan, acting: Acting, data: dict[str, Any]) -> None:
    if visible(acting.scope, Incident).filter(plan=plan, state__in=OPEN_INCIDENTS, priority=1).exists():
        raise Refused(mark("还有一级突发事件没有办结"), code="open-p1", cite="command 4.1")


GUARDS: dict[str, Callable[[EventPlan, Acting, dict[str, Any]], None]] = {
    "checked": _checked,
    "second_person": lambda plan, acting, data: second_person(plan, acting),
    "core_staffed": _ready,
    "no_open_p1": _calm,
}


def _forget_positions(plan: EventPlan) -> None:
    """Rights to positions end with the plan: the rows go, units go off, tokens die."""
    end_tasks_of_plan(plan)
    PositionLatest.objects.filter(plan=plan).delete()
    gone = {"share_token": "", "on_since": None, "shift_ends_at": None}
    Unit.objects.filter(plan=plan).exclude(state="out_of_service").update(state="off", **gone)


def _keep_figures(plan: EventPlan) -> None:
    AfterAction.objects.create(
        plan=plan, place_path=plan.place_path, made_at=clock.now(), figures=after_action(courses_of(plan))
    )


EFFECTS: dict[str, Callable[[EventPlan], None]] = {
    "forget_positions": _forget_positions,
    "after_action": _keep_figures,
}
