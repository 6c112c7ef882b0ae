"""p-median: p facilities with the least weighted distance (Hakimi 1964).

Start: greedy and fast interchange (Resende and Werneck 2003). Bound: Lagrangian with subgradient steps. Proof: HiGHS on
the radius form (Elloumi 2010) over the facilities that the bound could not rule out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from jiayuan.command.optimise import result
from jiayuan.command.optimise.arguments import numbers
from jiayuan.command.optimise.distances import distances
from jiayuan.command.optimise.interchange import improve
from jiayuan.command.optimise.lagrange import relax
from jiayuan.command.optimise.median import MedianTask, checked_median
from jiayuan.command.optimise.mediangreedy import greedy_median
from jiayuan.command.optimise.medianproof import prove, search_reach
from jiayuan.command.optimise.result import Solved
from jiayuan.command.optimise.watch import Watch


@dataclass(frozen=True, slots=True)
class PMedianResult(Solved):
    """`assign[i]` is the open facility that serves demand i; `objective` = Σ weight × cost."""

    assign: tuple[int, ...] = ()


def solve_pmedian(
    p: int,
    *,
    cost: ArrayLike | None = None,
    edges: ArrayLike | None = None,
    n: int | None = None,
    directed: bool = False,
    duplicates: str = "min",
    weights: ArrayLike | None = None,
    fixed: Sequence[int] = (),
    time_limit_s: float = 60,
    rel_gap: float = 0.0,
    threads: int = 1,
    seed: int = 0,
    start: Sequence[int] | None = None,
) -> PMedianResult:
    """`cost[demand, facility]`, or `edges` (m, 3) = u, v, length over nodes 0..n-1. ValueError names bad input."""
    task = checked_median(p, distances(cost, edges, n, directed, duplicates), weights, fixed)
    watch = Watch(time_limit_s)
    sha = result.digest((task.table, task.weight, p, task.held))
    first = numbers(start or (), task.table.shape[1], "start")
    found = _solve(task, watch, rel_gap, threads, seed, first)
    return replace(found, cpu_s=watch.cpu_spent, wall_s=watch.spent, seed=seed, inputs_sha256=sha)


def _solve(
    task: MedianTask, watch: Watch, rel_gap: float, threads: int, seed: int, start: Sequence[int]
) -> PMedianResult:
    if not np.isfinite(task.weighted.min(axis=1)).all():
        return _result(task, (), None, result.INFEASIBLE, watch, rel_gap)
    first = greedy_median(task.weighted, task.p, [*task.held, *start][: task.p])
    best = improve(task.weighted, first, frozenset(task.held), watch)
    value = task.cost_of(best)
    watch.note("interchange", value)
    if not np.isfinite(value):
        best, status = search_reach(task, best, watch, threads, seed)
        if status:
            return _result(task, (), None, status, watch, rel_gap)
        value = task.cost_of(best)
    relaxed = relax(task.weighted, task.p, task.held, value, watch)
    watch.note("lagrange", relaxed.bound)
    bound, best = prove(task, best, relaxed, watch, rel_gap, threads, seed)
    return _result(task, tuple(sorted(best)), bound, "", watch, rel_gap)


def _result(
    task: MedianTask, chosen: tuple[int, ...], bound: float | None, status: str, watch: Watch, rel_gap: float
) -> PMedianResult:
    assign = task.assigned(chosen)
    value = task.recomputed(assign) if chosen else float("nan")
    # Rounding may put the bound a hair above the cost that it proves.
    bound = None if bound is None else min(bound, value)
    gap = result.gap_of(value, bound)
    return PMedianResult(
        chosen, value, bound, gap, status or result.status_of(gap, rel_gap), tuple(watch.trace), 0.0, 0.0, 0,
        result.versions(), "", assign,
    )  # fmt: skip
