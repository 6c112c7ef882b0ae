"""The state moves of a unit's task, shared by dispatches and by incidents that end early."""

from __future__ import annotations

from django.db.models import QuerySet

from jiayuan.command.live import announce
from jiayuan.command.models import Dispatch, EventPlan, Incident, Unit
from jiayuan.command.rules import DISPATCH, UNIT
from jiayuan.command.words import OPEN_TASKS
from jiayuan.kernel import clock

TASK_TIMES = {"accept": "accepted_at", "depart": "enroute_at", "arrive": "arrived_at", "clear": "ended_at",
              "decline": "ended_at", "expire": "ended_at", "divert": "ended_at", "recall": "ended_at"}  # fmt: skip


def move_unit(unit: Unit, command: str) -> None:
    """One move of the unit's own state; Conflict when it is elsewhere by now."""
    unit.state = UNIT.move(unit.state, command).to
    unit.version += 1
    unit.save(update_fields=["state", "version"])
    announce(unit.plan, "unit", unit.pk)


def move_task(task: Dispatch, command: str) -> None:
    """One move of the task with its time, and the unit's move that belongs to it."""
    step = DISPATCH.move(task.state, command)
    task.state, task.version = step.to, task.version + 1
    setattr(task, TASK_TIMES[command], clock.now())
    task.save()
    for effect in step.effects:
        move_unit(task.unit, effect.removeprefix("unit:"))


def end_open_tasks(incident: Incident) -> int:
    """Recalls every unit on its way to an incident that was cancelled or merged."""
    return _end(Dispatch.objects.filter(incident=incident, state__in=OPEN_TASKS[:3]))


def end_tasks_of_unit(unit: Unit) -> int:
    """Ends the task of a unit that drops out; the incident stays open and asks for another one."""
    return _end(Dispatch.objects.filter(unit=unit, state__in=OPEN_TASKS))


def end_tasks_of_plan(plan: EventPlan) -> int:
    """Ends what is still under way when a plan is closed: nobody is left with a task that no longer has a unit."""
    return _end(Dispatch.objects.filter(plan=plan, state__in=OPEN_TASKS))


def _end(rows: QuerySet[Dispatch]) -> int:
    tasks = list(rows.select_for_update(of=("self",)).select_related("unit", "unit__plan").order_by("pk"))
    for task in tasks:
        # Who has arrived cannot be called back; the work there is over.
        move_task(task, "clear" if task.state == "arrived" else "recall")
    return len(tasks)
