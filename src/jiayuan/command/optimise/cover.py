"""Covering: most weight with p posts or a budget (max), everything (set) or a share (partial) at least cost.

Church and ReVelle 1974 (maximal covering), Daskin 1983 (expected covering: `levels`, `busy`). Solved with HiGHS over
merged demands, z continuous, from a greedy start with swaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jiayuan.command.optimise import result
from jiayuan.command.optimise.arguments import numbers
from jiayuan.command.optimise.covermodel import cover_model
from jiayuan.command.optimise.covers import Covers
from jiayuan.command.optimise.coverstart import first_answer
from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.merge import merge_demands
from jiayuan.command.optimise.result import Solved
from jiayuan.command.optimise.solver import Answer
from jiayuan.command.optimise.task import Task, checked
from jiayuan.command.optimise.watch import Watch


class CoverResult(Solved):
    """`objective`: covered (or expected) weight for max, cost for set and partial."""

    __slots__ = ()


def solve_cover(
    weights: ArrayLike,
    covers: Covers,
    p: int | None = None,
    *,
    goal: str = "max",
    share: float = 1.0,
    costs: ArrayLike | None = None,
    budget: float | None = None,
    fixed: Sequence[int] = (),
    banned: Sequence[int] = (),
    levels: int = 1,
    busy: float = 0.0,
    time_limit_s: float = 60,
    rel_gap: float = 0.0,
    threads: int = 1,
    seed: int = 0,
    start: Sequence[int] | None = None,
) -> CoverResult:
    """Opens facilities; see the module text for the goals. ValueError names bad input.

    max: at most `p` open and `budget` of `costs` spent; a demand covered k times is worth
    weight × Σ_{l<=min(k, levels)} (1 - busy) busy^(l-1).
    set, partial: least cost that covers all demands, or `share` of the weight.
    """
    task = checked(weights, covers, p, goal, share, costs, budget, fixed, banned, levels, busy)
    watch = Watch(time_limit_s)
    sha = result.digest((task.weights, covers.indptr, covers.indices, task.costs, p, goal, share, budget, task.fixed,
                         numbers(banned, covers.facilities, "banned"), levels, busy))  # fmt: skip
    first = numbers(start or (), covers.facilities, "start")
    found = _solve(task, watch, rel_gap, threads, seed, first)
    return replace(found, cpu_s=watch.cpu_spent, wall_s=watch.spent, seed=seed, inputs_sha256=sha)


def _solve(task: Task, watch: Watch, rel_gap: float, threads: int, seed: int, start: Sequence[int]) -> CoverResult:
    matrix, merged = merge_demands(task.weights, task.covers)
    if not task.fits(list(task.fixed)):
        return _result((), float("nan"), None, result.INFEASIBLE, watch, rel_gap)
    # With goal set a demand of weight 0 must be covered too.
    counted = np.ones_like(merged) if task.goal == "set" else merged
    first = first_answer(task, CoverGains(matrix, counted, task.gains, task.usable), start, watch)
    model, y = cover_model(task, matrix, merged)
    answer = model.solve(time_limit_s=watch.left, rel_gap=rel_gap, threads=threads, seed=seed)
    return _choose(task, answer, first, y, watch, rel_gap)


def _choose(
    task: Task, answer: Answer, first: list[int] | None, y: NDArray[np.int64], watch: Watch, rel_gap: float
) -> CoverResult:
    """The better of the solver's answer and the start."""
    options = [first] if first is not None else []
    if answer.values is not None:
        options.append(np.flatnonzero(answer.values[y] > 0.5).tolist())
    if not options:
        status = result.INFEASIBLE if answer.infeasible else result.NO_SOLUTION
        return _result((), float("nan"), None, status, watch, rel_gap)
    pick = max if task.goal == "max" else min
    best = pick(options, key=task.objective_of)
    value = task.objective_of(best)
    bound = answer.bound if np.isfinite(answer.bound) else None
    watch.note("highs", value)
    return _result(tuple(sorted(best)), value, bound, "", watch, rel_gap)


def _result(
    chosen: tuple[int, ...], value: float, bound: float | None, status: str, watch: Watch, rel_gap: float
) -> CoverResult:
    gap = result.gap_of(value, bound)
    status = status or result.status_of(gap, rel_gap)
    return CoverResult(chosen, value, bound, gap, status, tuple(watch.trace), 0.0, 0.0, 0, result.versions(), "")
