"""From a written plan to units on shift at their posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from jiayuan.command.actions.adopting import staff_posts
from jiayuan.command.actions.deploying import TIME_LIMIT_S, compute, keep, prepare
from jiayuan.command.actions.drafting import create_plan
from jiayuan.command.actions.mustering import muster
from jiayuan.command.actions.plans import plan_command
from jiayuan.command.actions.positions import store_positions
from jiayuan.command.exercise.acting import APPROVER, PLANNER, acting_as
from jiayuan.command.inputs import Fix, NewPlan, RunInfo


@dataclass(slots=True)
class Played:
    """What the exercise measured beside the report."""

    run: RunInfo
    plan_id: UUID
    units: int
    points: int
    eta_ms: list[float] = field(default_factory=list)
    decision_ms: list[float] = field(default_factory=list)


def open_event(
    new: NewPlan, at: datetime, *, time_limit_s: float = TIME_LIMIT_S, seed: int = 0
) -> tuple[Played, list[Fix]]:
    """Creates, computes, approves by a second account, staffs, activates and musters; returns the first positions."""
    with acting_as(PLANNER, new.place, at):
        plan_id = create_plan(new)
        prepared = prepare(plan_id)
    # Solving takes long, so it holds neither a transaction nor a person's rights.
    answer, figures = compute(prepared, time_limit_s=time_limit_s, seed=seed)
    with acting_as(PLANNER, new.place, at):
        run = keep(prepared, answer, figures)
        staff_posts(plan_id, run.id)
        plan_command(plan_id, "submit", data={"waiver": "drill"})
    with acting_as(APPROVER, new.place, at):
        plan_command(plan_id, "approve")
        plan_command(plan_id, "activate", data={"waiver": "drill"})
        fixes = muster(plan_id, min(new.ends_at, at + timedelta(hours=12)))
        store_positions(fixes)
    return Played(run, plan_id, len(fixes), len(new.points)), fixes
