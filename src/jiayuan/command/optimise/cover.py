"""Covering: most weight with p posts or a budget (max), everything (set) or a share (partial) at least cost.

Church and ReVelle 1974 (maximal covering), Daskin 1983 (expected covering: `levels`, `busy`). Solved with HiGHS over
merged demands, z continuous, from a greedy start with swaps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from jiayuan.command.optimise import result
from jiayuan.command.optimise.covers import Covers
from jiayuan.command.optimise.greedy import CoverTask, greedy, swap
from jiayuan.command.optimise.highs import INF, Answer, Model
from jiayuan.command.optimise.result import Solved, Watch

Floats = NDArray[np.float64]
TOLERANCE = 1e-9


class CoverResult(Solved):
    """`objective`: covered (or expected) weight for max, cost for set and partial."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A checked covering task. `groups[d]` = merged demand of d, or -1 when nobody covers it."""

    weights: Floats
    covers: Covers
    costs: Floats
    p: int | None
    budget: float | None
    goal: str
    share: float
    fixed: tuple[int, ...]
    usable: NDArray[np.bool_]
    gains: Floats

    def fits(self, chosen: list[int]) -> bool:
        within = self.budget is None or self.costs[chosen].sum() <= self.budget * (1 + TOLERANCE)
        return within and (self.p is None or len(chosen) <= self.p)


def merge_demands(weights: Floats, covers: Covers) -> tuple[csr_array, Floats]:
    """Demands with equal cover sets become one, those nobody covers are left out: facilities × groups, weights."""
    columns = covers.matrix().tocsc()
    columns.sort_indices()
    keys: dict[bytes, int] = {}
    group = np.full(covers.demands, -1, dtype=np.int64)
    for demand in range(covers.demands):
        key = columns.indices[columns.indptr[demand] : columns.indptr[demand + 1]].tobytes()
        if key:
            group[demand] = keys.setdefault(key, len(keys))
    merged = np.bincount(group[group >= 0], weights[group >= 0], minlength=len(keys))
    _, representative = np.unique(group[group >= 0], return_index=True)
    first = np.flatnonzero(group >= 0)[representative]
    return csr_array(columns[:, first]), merged.astype(np.float64)


def _vector(values: ArrayLike | None, n: int, name: str, default: float = 1.0) -> Floats:
    array = np.full(n, default) if values is None else np.asarray(values, dtype=np.float64)
    if array.shape != (n,) or not np.isfinite(array).all() or (array < 0).any():
        raise ValueError(f"{name}: {n} numbers of 0 or more are needed")
    return array


def _chosen(items: Sequence[int], n: int, name: str) -> tuple[int, ...]:
    found = tuple(sorted({int(item) for item in items}))
    if found and (found[0] < 0 or found[-1] >= n):
        raise ValueError(f"{name}: a number outside 0..{n - 1}")
    return found


def _out_of_range(busy: float, levels: int, share: float) -> bool:
    return not 0 <= busy < 1 or levels < 1 or not 0 <= share <= 1


def checked(
    weights: ArrayLike, covers: Covers, p: int | None, goal: str, share: float, costs: ArrayLike | None,
    budget: float | None, fixed: Sequence[int], banned: Sequence[int], levels: int, busy: float,
) -> Task:  # fmt: skip
    """Raises ValueError naming the wrong argument."""
    n = covers.facilities
    wrong = (
        ("goal: max, set or partial", goal not in ("max", "set", "partial")),
        (f"p: between 0 and the {n} facilities", p is not None and not 0 <= p <= n),
        ("p: goal max needs p or a budget", goal == "max" and p is None and budget is None),
        ("busy in [0, 1), levels of 1 or more and share in [0, 1] are needed", _out_of_range(busy, levels, share)),
        ("levels: only with goal max", goal != "max" and levels > 1),
    )
    for words, hit in wrong:
        if hit:
            raise ValueError(words)
    usable = np.ones(n, dtype=bool)
    usable[list(_chosen(banned, n, "banned"))] = False
    held = _chosen(fixed, n, "fixed")
    if not usable[list(held)].all():
        raise ValueError("fixed: also banned")
    gains = np.array([(1 - busy) * busy**level for level in range(levels)])
    cost = _vector(costs, n, "costs")
    return Task(_vector(weights, covers.demands, "weights"), covers, cost, p, budget, goal, share, held, usable, gains)


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
                         tuple(_chosen(banned, covers.facilities, "banned")), levels, busy))  # fmt: skip
    found = _solve(task, watch, rel_gap, threads, seed, start)
    return replace(found, cpu_s=watch.cpu_spent, wall_s=watch.spent, seed=seed, inputs_sha256=sha)


def _solve(
    task: Task, watch: Watch, rel_gap: float, threads: int, seed: int, start: Sequence[int] | None
) -> CoverResult:
    matrix, merged = merge_demands(task.weights, task.covers)
    if not task.fits(list(task.fixed)):
        return _result((), float("nan"), None, result.INFEASIBLE, watch, rel_gap)
    # With goal set a demand of weight 0 must be covered too.
    counted = np.ones_like(merged) if task.goal == "set" else merged
    first = _first(task, CoverTask(matrix, counted, task.gains, task.usable), start, watch)
    model, y = _model(task, matrix, merged)
    answer = model.solve(time_limit_s=watch.left, rel_gap=rel_gap, threads=threads, seed=seed)
    return _choose(task, answer, first, y, watch, rel_gap)


def _first(task: Task, cover: CoverTask, start: Sequence[int] | None, watch: Watch) -> list[int] | None:
    """The greedy start; None when the goal's share cannot be met."""
    costs = np.maximum(task.costs, TOLERANCE)
    base = sorted({*task.fixed, *(start or ())})
    base = base if task.fits(base) and task.usable[base].all() else list(task.fixed)
    if task.goal == "max":
        chosen = swap(cover, greedy(cover, base, task.fits, costs), frozenset(task.fixed), task.fits, _half(watch))
        watch.note("greedy+swap", cover.value(chosen))
        return chosen
    needed = (float(cover.weights.sum()) if task.goal == "set" else _needed(task)) * (1 - TOLERANCE)
    if task.goal == "set" and len(_uncoverable(task)):
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


def _needed(task: Task) -> float:
    return float(task.weights.sum()) * task.share


def _uncoverable(task: Task) -> NDArray[np.int64]:
    open_to = task.covers.matrix()[np.flatnonzero(task.usable)].sum(axis=0)
    return np.flatnonzero(np.asarray(open_to).ravel() == 0)


def _model(task: Task, matrix: csr_array, merged: Floats) -> tuple[Model, NDArray[np.int64]]:
    n, groups, levels = matrix.shape[0], matrix.shape[1], len(task.gains)
    top = task.goal == "max"
    model = Model(maximise=top)
    low = np.zeros(n)
    low[list(task.fixed)] = 1.0
    y = model.add(n, cost=0.0 if top else task.costs, low=low, high=task.usable.astype(float), integer=True)
    worth = np.outer(task.gains, merged).ravel() if top else 0.0
    z = model.add(levels * groups, cost=worth, low=1.0 if task.goal == "set" else 0.0)
    links = matrix.tocoo()
    each = np.tile(np.arange(groups), levels)
    model.require(groups, [(each, z, 1.0), (links.col, y[links.row], -1.0)], high=0.0)
    zero = np.zeros(1, dtype=np.int64)
    if task.p is not None:
        model.require(1, [(zero, y, 1.0)], high=float(task.p))
    if task.budget is not None:
        model.require(1, [(zero, y, task.costs)], high=float(task.budget))
    if task.goal == "partial":
        model.require(1, [(zero, z, merged)], low=_needed(task) - TOLERANCE)
    if task.goal == "set" and len(_uncoverable(task)):
        model.require(1, [(zero, y[:1], 0.0)], low=1.0, high=INF)
    return model, y


def objective_of(task: Task, chosen: Sequence[int]) -> float:
    """Recomputed from the caller's own arrays."""
    if task.goal != "max":
        return float(task.costs[list(chosen)].sum())
    counts = np.zeros(task.covers.demands, dtype=np.int64)
    for facility in chosen:
        counts[task.covers.of(facility)] += 1
    reached = np.concatenate(([0.0], np.cumsum(task.gains)))
    return float(task.weights @ reached[np.minimum(counts, len(task.gains))])


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
    best = pick(options, key=lambda chosen: objective_of(task, chosen))
    value = objective_of(task, best)
    bound = answer.bound if np.isfinite(answer.bound) else None
    watch.note("highs", value)
    return _result(tuple(sorted(best)), value, bound, "", watch, rel_gap)


def _result(
    chosen: tuple[int, ...], value: float, bound: float | None, status: str, watch: Watch, rel_gap: float
) -> CoverResult:
    gap = result.gap_of(value, bound)
    status = status or result.status_of(gap, rel_gap)
    return CoverResult(chosen, value, bound, gap, status, tuple(watch.trace), 0.0, 0.0, 0, result.versions(), "")
