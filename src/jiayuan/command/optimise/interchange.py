"""Fast interchange for the p-median (Resende and Werneck 2003, best improvement)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.optimise.mediangreedy import priced_far
from jiayuan.command.optimise.watch import Watch

Floats = NDArray[np.float64]


def _two_nearest(weighted: Floats, chosen: list[int]) -> tuple[NDArray[np.int64], Floats, Floats]:
    """For each demand: position of its nearest open facility, that cost and the second best cost."""
    open_costs = weighted[:, chosen]
    nearest = open_costs.argmin(axis=1)
    rows = np.arange(len(weighted))
    first = open_costs[rows, nearest]
    rest = open_costs.copy()
    rest[rows, nearest] = np.inf
    return nearest, first, rest.min(axis=1)


def _best_exchange(weighted: Floats, chosen: list[int], fixed: frozenset[int]) -> tuple[float, int, int]:
    """(improvement, position that leaves, facility that enters)."""
    nearest, first, second = _two_nearest(weighted, chosen)
    p = len(chosen)
    locked = np.array([item in fixed for item in chosen])
    best = (0.0, -1, -1)
    second = np.where(np.isfinite(second), second, 1e300)
    for enters in np.setdiff1d(np.arange(weighted.shape[1]), chosen):
        cost = weighted[:, enters]
        closer = cost < first
        gain = float((first - cost)[closer].sum())
        lost = np.where(closer, 0.0, np.minimum(cost, second) - first)
        # When a demand's own facility leaves, a closer newcomer serves it anyway.
        loss = np.bincount(nearest, lost, minlength=p)
        loss[locked] = np.inf
        leaves = int(loss.argmin())
        if gain - loss[leaves] > best[0]:
            best = (gain - loss[leaves], leaves, int(enters))
    return best


def improve(weighted: Floats, chosen: list[int], fixed: frozenset[int], watch: Watch) -> list[int]:
    """Exchanges until no exchange helps or 40 % of the time is spent."""
    current = list(chosen)
    weighted = priced_far(weighted)
    while watch.spent < 0.4 * watch.limit_s and len(current) < weighted.shape[1]:
        gain, leaves, enters = _best_exchange(weighted, current, fixed)
        if gain <= 1e-9 * max(1.0, float(weighted[:, current].min(axis=1).sum())):
            break
        current[leaves] = enters
    return current
