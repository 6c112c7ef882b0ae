"""Solves a deployment and tells what it reaches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.answer import Deployment, digest_of
from jiayuan.command.deployment.columns import Columns
from jiayuan.command.deployment.fallback import greedy_staff
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.model import build
from jiayuan.command.deployment.score import objective_of
from jiayuan.command.optimise import result
from jiayuan.command.optimise.highs import Model
from jiayuan.command.optimise.solver import Answer
from jiayuan.command.optimise.watch import Watch

Ints = NDArray[np.int64]


def solve_deployment(
    task: DeploymentTask, *, time_limit_s: float = 60, rel_gap: float = 0.001, threads: int = 1, seed: int = 0
) -> Deployment:
    """Never "infeasible": what is scarce comes back as shortage. The objective is recomputed from the task."""
    watch = Watch(time_limit_s)
    staff, at_needs = greedy_staff(task)
    value = objective_of(task, staff, at_needs)
    watch.note("greedy", value)
    model, columns = build(task)
    bound = _relaxed_bound(model, watch, threads, seed)
    if bound is None or (result.gap_of(value, max(bound, value)) or 0.0) > rel_gap:
        answer = model.solve(time_limit_s=watch.left, rel_gap=rel_gap, threads=threads, seed=seed)
        solved = people_of(task, columns, answer)
        if solved is not None and objective_of(task, *solved) >= value:
            staff, at_needs = solved
            value = objective_of(task, staff, at_needs)
            watch.note("highs", value)
        bound = _least(bound, answer.bound if np.isfinite(answer.bound) else None)
    bound = None if bound is None else max(bound, value)
    gap = result.gap_of(value, bound)
    missing = np.array([need.count for need in task.needs], dtype=np.int64) - at_needs.sum(axis=1)
    return Deployment(
        tuple(np.flatnonzero(staff.sum(axis=1)).tolist()), value, bound, gap, result.status_of(gap, rel_gap),
        tuple(watch.trace), watch.cpu_spent, watch.spent, seed, result.versions(), digest_of(task), staff, at_needs,
        missing,
    )  # fmt: skip


def _relaxed_bound(model: Model, watch: Watch, threads: int, seed: int) -> float | None:
    """Often the relaxation already proves the greedy staffing good enough, at a tenth of the time."""
    answer = model.solve(time_limit_s=watch.left, threads=threads, seed=seed, relaxed=True)
    if not answer.optimal:
        return None
    watch.note("relaxation", answer.bound)
    return answer.bound


def _least(first: float | None, second: float | None) -> float | None:
    known = [bound for bound in (first, second) if bound is not None]
    return min(known, default=None)


def people_of(task: DeploymentTask, columns: Columns, answer: Answer) -> tuple[Ints, Ints] | None:
    if answer.values is None:
        return None
    whole = np.rint(answer.values).astype(np.int64)
    at_needs = np.where(columns.a >= 0, whole[columns.a], 0).reshape(len(task.needs), len(task.types))
    return whole[columns.n], at_needs
