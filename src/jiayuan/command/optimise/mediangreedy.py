"""Greedy start of the p-median."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def greedy_median(weighted: Floats, p: int, start: list[int]) -> list[int]:
    """Opens the facility that lowers the sum most until p are open. Infinite costs count as very far."""
    far = 2 * float(np.nanmax(np.where(np.isfinite(weighted), weighted, 0.0), initial=1.0)) * len(weighted)
    table = np.where(np.isfinite(weighted), weighted, far)
    chosen = list(dict.fromkeys(start))
    near = table[:, chosen].min(axis=1) if chosen else np.full(len(table), far)
    while len(chosen) < p:
        total = np.minimum(table, near[:, None]).sum(axis=0)
        total[chosen] = np.inf
        best = int(total.argmin())
        chosen.append(best)
        near = np.minimum(near, table[:, best])
    return chosen
