"""The p-median in radius form (Elloumi 2010), solved with HiGHS."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.optimise.highs import Model

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# Entries of the cost table; beyond that the model alone would take gigabytes.
LARGEST = 2_000_000


def solve_radius(
    weighted: Floats, p: int, held: tuple[int, ...], best: list[int], possible: NDArray[np.bool_], time_limit_s: float,
    rel_gap: float, threads: int, seed: int,
) -> tuple[list[int], float] | None:  # fmt: skip
    """(open facilities, lower bound), or None when the model is too large or nothing came back in time.

    No p facilities that reach every demand: nothing open and a bound of infinity.
    """
    usable = possible.copy()
    # The bound may have ruled out every facility that only equals the best; keeping it keeps the model feasible.
    usable[[*held, *best]] = True
    facilities = np.flatnonzero(usable)
    table = weighted[:, facilities]
    if table.size > LARGEST or time_limit_s <= 0.1:
        return None
    model = Model(maximise=False)
    low = np.isin(facilities, held).astype(float)
    y = model.add(len(facilities), low=low, integer=True)
    for row in table:
        _demand(model, row, y, p)
    model.require(1, [(np.zeros(1, np.int64), y, 1.0)], low=float(p), high=float(p))
    answer = model.solve(time_limit_s=time_limit_s, rel_gap=rel_gap, threads=threads, seed=seed)
    if answer.infeasible:
        return [], float("inf")
    if answer.values is None or not np.isfinite(answer.bound):
        return None
    return facilities[answer.values[y] > 0.5].tolist(), answer.bound


def _demand(model: Model, costs: Floats, y: Ints, p: int) -> None:
    """z_k = 1 when nothing opens within the k-th distinct cost; the last one always has something within."""
    reachable = np.isfinite(costs)
    levels, level_of = np.unique(costs[reachable], return_inverse=True)
    columns = y[reachable]
    steps = np.diff(levels)
    base = model.add(1, cost=levels[0], low=1.0)
    z = model.add(len(steps), cost=steps)
    inside = level_of < len(steps)
    terms = [(np.arange(len(steps)), z, 1.0), (level_of[inside], columns[inside], 1.0)]
    rows = len(steps)
    if rows:
        after = np.arange(1, rows)
        right = np.zeros(rows)
        right[0] = 1.0
        model.require(rows, [*terms, (after, z[:-1], -1.0)], low=right)
    last = level_of == len(steps)
    previous = z[-1:] if rows else base
    model.require(1, [(np.zeros(1, np.int64), columns[last], 1.0), (np.zeros(1, np.int64), previous, -1.0)], low=0.0)
