"""Closes the gap of a p-median answer, if it is open and the model is small enough."""

from __future__ import annotations

import numpy as np

from jiayuan.command.optimise import result
from jiayuan.command.optimise.lagrange import Relaxed
from jiayuan.command.optimise.median import MedianTask
from jiayuan.command.optimise.radius import solve_radius
from jiayuan.command.optimise.watch import Watch


def prove(
    task: MedianTask, best: list[int], relaxed: Relaxed, watch: Watch, rel_gap: float, threads: int, seed: int
) -> tuple[float, list[int]]:
    """(lower bound, the better of `best` and what HiGHS found)."""
    value = task.cost_of(best)
    gap = result.gap_of(value, relaxed.bound)
    if gap is None or gap <= rel_gap:
        return relaxed.bound, best
    possible = relaxed.possible(value)
    proved = solve_radius(task.weighted, task.p, task.held, best, possible, watch.left, rel_gap, threads, seed)
    if proved is None:
        return relaxed.bound, best
    chosen, bound = proved
    better = chosen if task.cost_of(chosen) < value else best
    watch.note("highs", task.cost_of(better))
    return max(bound, relaxed.bound), better


def search_reach(task: MedianTask, best: list[int], watch: Watch, threads: int, seed: int) -> tuple[list[int], str]:
    """Facilities that reach every demand, or why there are none. For when exchanges found no such set."""
    # Exchanges compare sums, and all sums with an unreachable demand are equally infinite.
    anyone = np.ones(task.table.shape[1], dtype=bool)
    found = solve_radius(task.weighted, task.p, task.held, best, anyone, watch.left, 0.0, threads, seed)
    if found is None:
        return best, result.NO_SOLUTION
    return (found[0], "") if found[0] else (best, result.INFEASIBLE)
