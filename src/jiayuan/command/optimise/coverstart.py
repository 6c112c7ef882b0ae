"""The first answer of a covering task: greedy with swaps, kept beside the exact one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.greedy import greedy
from jiayuan.command.optimise.swap import swap
from jiayuan.command.optimise.task import TOLERANCE, Task
from jiayuan.command.optimise.watch import Watch


def first_answer(task: Task, cover: CoverGains, start: Sequence[int], watch: Watch) -> list[int] | None:
    """Open facilities; None when the greedy rule does not reach the goal's share."""
    # Costs of nothing would make every gain per cost infinite and the order arbitrary.
    costs = np.maximum(task.costs, TOLERANCE)
    base = sorted({*task.fixed, *start})
    base = base if task.fits(base) and task.usable[base].all() else list(task.fixed)
    if task.goal == "max":
        chosen = swap(cover, greedy(cover, base, task.fits, costs), frozenset(task.fixed), task.fits, _half(watch))
        watch.note("greedy+swap", cover.value(chosen))
        return chosen
    needed = (float(cover.weights.sum()) if task.goal == "set" else task.needed) * (1 - TOLERANCE)
    if task.goal == "set" and len(task.uncoverable):
        return None

    def short(chosen: list[int]) -> bool:
        return task.fits(chosen) and cover.value(chosen[:-1]) < needed

    chosen = greedy(cover, base, short, costs)
    if cover.value(chosen) < needed:
        return None
    watch.note("greedy", float(task.costs[chosen].sum()))
    return chosen


def _half(watch: Watch) -> Callable[[], bool]:
    """Swapping may take half of the time at most."""
    return lambda: watch.spent < watch.limit_s / 2
