"""Closes the gap of a p-median answer, if it is open and the model is small enough."""

from __future__ import annotations

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
