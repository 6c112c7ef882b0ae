"""Greedy start of the p-median."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def priced_far(weighted: Floats) -> Floats:
    """The table with "no way" as a price above any sum of ways, so that fewer unreached demands always win."""
    far = 2 * float(np.where(np.isfinite(weighted), weighted, 0.0).max(initial=1.0)) * len(weighted)
    return np.where(np.isfinite(weighted), weighted, far)


def greedy_median(weighted: Floats, p: int, start: list[int]) -> list[int]:
    """Opens the facility that lowers the sum most until p are open. Infinite costs count as very far."""
    table = priced_far(weighted)
    chosen = list(dict.fromkeys(start))
    near = table[:, chosen].min(axis=1) if chosen else table.max(axis=1)
    while len(chosen) < p:
        total = np.minimum(table, near[:, None]).sum(axis=0)
        total[chosen] = np.inf
        best = int(total.argmin())
        chosen.append(best)
        near = np.minimum(near, table[:, best])
    return chosen
