"""p-median: p facilities with the least weighted distance (Hakimi 1964).

Start: greedy and fast interchange (Resende and Werneck 2003). Bound: Lagrangian with subgradient steps. Proof: HiGHS on
the radius form (Elloumi 2010) over the facilities that the bound could not rule out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jiayuan.command.optimise import result
from jiayuan.command.optimise.distances import distances
from jiayuan.command.optimise.interchange import greedy_median, improve
from jiayuan.command.optimise.lagrange import Relaxed, relax
from jiayuan.command.optimise.radius import solve_radius
from jiayuan.command.optimise.result import Solved, Watch

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PMedianResult(Solved):
    """`assign[i]` is the open facility that serves demand i; `objective` = Σ weight × cost."""

    assign: tuple[int, ...] = ()


def _checked_weights(weights: ArrayLike | None, n: int) -> Floats:
    array = np.ones(n) if weights is None else np.asarray(weights, dtype=np.float64)
    if array.shape != (n,) or not np.isfinite(array).all() or (array < 0).any():
        raise ValueError(f"weights: {n} numbers of 0 or more are needed")
    return array


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
    table = distances(cost, edges, n, directed, duplicates)
    demands, facilities = table.shape
    if not 1 <= p <= facilities:
        raise ValueError(f"p: between 1 and the {facilities} facilities")
    weight = _checked_weights(weights, demands)
    held = tuple(sorted({int(item) for item in fixed}))
    if len(held) > p or any(not 0 <= item < facilities for item in held):
        raise ValueError("fixed: more than p, or outside the facilities")
    watch = Watch(time_limit_s)
    sha = result.digest((table, weight, p, held))
    found = _solve(table, weight, p, held, watch, rel_gap, threads, seed, start)
    return replace(found, cpu_s=watch.cpu_spent, wall_s=watch.spent, seed=seed, inputs_sha256=sha)


def _solve(
    table: Floats, weight: Floats, p: int, held: tuple[int, ...], watch: Watch, rel_gap: float, threads: int,
    seed: int, start: Sequence[int] | None,
) -> PMedianResult:  # fmt: skip
    weighted = table * weight[:, None]
    if not np.isfinite(weighted.min(axis=1)).all():
        return _result(table, weight, (), None, result.INFEASIBLE, watch, rel_gap)
    first = greedy_median(weighted, p, [*held, *(start or ())][:p])
    best = improve(weighted, first, frozenset(held), watch)
    value = float(weighted[:, best].min(axis=1).sum())
    watch.note("interchange", value)
    if not np.isfinite(value):
        return _result(table, weight, (), None, result.NO_SOLUTION, watch, rel_gap)
    relaxed = relax(weighted, p, held, value, watch)
    watch.note("lagrange", relaxed.bound)
    bound, best = _prove(weighted, p, held, best, relaxed, watch, rel_gap, threads, seed)
    return _result(table, weight, tuple(sorted(best)), bound, "", watch, rel_gap)


def _prove(
    weighted: Floats, p: int, held: tuple[int, ...], best: list[int], relaxed: Relaxed, watch: Watch, rel_gap: float,
    threads: int, seed: int,
) -> tuple[float, list[int]]:  # fmt: skip
    """Closes the gap with HiGHS if it is open and the model is small enough."""
    value = float(weighted[:, best].min(axis=1).sum())
    gap = result.gap_of(value, relaxed.bound)
    if gap is None or gap <= rel_gap:
        return relaxed.bound, best
    proved = solve_radius(weighted, p, held, best, relaxed.possible(value), watch.left, rel_gap, threads, seed)
    if proved is None:
        return relaxed.bound, best
    chosen, bound = proved
    better = chosen if weighted[:, chosen].min(axis=1).sum() < value else best
    watch.note("highs", float(weighted[:, better].min(axis=1).sum()))
    return max(bound, relaxed.bound), better


def _result(
    table: Floats, weight: Floats, chosen: tuple[int, ...], bound: float | None, status: str, watch: Watch,
    rel_gap: float,
) -> PMedianResult:  # fmt: skip
    assign = tuple(np.asarray(chosen)[table[:, list(chosen)].argmin(axis=1)].tolist()) if chosen else ()
    value = float(sum(weight[i] * table[i, j] for i, j in enumerate(assign))) if chosen else float("nan")
    bound = None if bound is None else min(bound, value)
    gap = result.gap_of(value, bound)
    return PMedianResult(
        chosen, value, bound, gap, status or result.status_of(gap, rel_gap), tuple(watch.trace), 0.0, 0.0, 0,
        result.versions(), "", assign,
    )  # fmt: skip
