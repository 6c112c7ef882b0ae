"""A whole event played through the real doors, from the plan to the after-action report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from jiayuan.command.actions.deploying import TIME_LIMIT_S
from jiayuan.command.actions.plans import plan_command
from jiayuan.command.exercise.acting import PLANNER, acting_as
from jiayuan.command.exercise.exercise import Exercise, Progress
from jiayuan.command.exercise.measured import figures_of_play
from jiayuan.command.exercise.opening import open_event
from jiayuan.command.exercise.script import script_of
from jiayuan.command.fair import autumn_fair
from jiayuan.command.inputs import NewPlan
from jiayuan.command.models import EventPlan
from jiayuan.command.queries import one
from jiayuan.command.reports import report_of
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath


def _silent(step: str, done: int, total: int) -> None:
    return None


def play_event(
    place: PlacePath, *, scale: float = 1.0, incidents: int = 60, hours: float = 2.0, seed: int = 1,
    new: NewPlan | None = None, progress: Progress = _silent, time_limit_s: float = TIME_LIMIT_S,
) -> dict[str, Any]:  # fmt: skip
    """The drill of step 6d: figures with the keys of the drill's `command` part. Leaves a reviewed plan behind."""
    start = clock.now()
    progress("deployment", 0, 1)
    plan = new or autumn_fair(place, start, scale=scale, seed=seed)
    played, _ = open_event(plan, start, time_limit_s=time_limit_s, seed=seed)
    progress("deployment", 1, 1)
    exercise = Exercise(played, place, start, seed)
    last = exercise.play(script_of(played.plan_id, place, start, incidents, hours, seed), progress)
    with acting_as(PLANNER, place, start + timedelta(seconds=last + 60)) as acting:
        plan_command(played.plan_id, "close")
        plan_command(played.plan_id, "publish")
        report = report_of(one(acting.scope, EventPlan, played.plan_id))
    return figures_of_play(played, report)
