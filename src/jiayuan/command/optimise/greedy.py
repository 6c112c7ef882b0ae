"""Greedy opening: the best gain per cost first."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.optimise.gains import CoverGains

Floats = NDArray[np.float64]


def greedy(task: CoverGains, start: list[int], fits: Callable[[list[int]], bool], costs: Floats) -> list[int]:
    """Opens the best gain per cost while `fits` allows it."""
    chosen = list(start)
    counts = task.counts(chosen)
    barred = np.zeros(len(costs), dtype=bool)
    while True:
        gain = task.gain_of_opening(counts, chosen) / costs
        gain[barred] = -np.inf
        best = int(np.argmax(gain)) if len(gain) else -1
        if best < 0 or gain[best] <= 0:
            return chosen
        if fits([*chosen, best]):
            chosen.append(best)
            counts = counts + task.matrix[[best]].toarray().ravel()
        else:
            # Too dear now is too dear for good: what is spent only grows. A cheaper one may still fit.
            barred[best] = True
