"""Greedy opening and swapping: a good start for the exact models, and their fallback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CoverTask:
    """Maximal (expected) cover: `gains[k]` is what the (k+1)-th cover of a demand is worth, non-increasing."""

    matrix: csr_array
    weights: Floats
    gains: Floats
    usable: NDArray[np.bool_]

    def marginal(self, counts: Floats) -> Floats:
        """Worth of one more cover for every demand."""
        level = np.minimum(counts.astype(np.int64), len(self.gains))
        worth: Floats = self.weights * np.append(self.gains, 0.0)[level]
        return worth

    def value(self, chosen: list[int]) -> float:
        counts = self.counts(chosen)
        reached = np.concatenate(([0.0], np.cumsum(self.gains)))
        return float(self.weights @ reached[np.minimum(counts.astype(np.int64), len(self.gains))])

    def counts(self, chosen: list[int]) -> Floats:
        if not chosen:
            return np.zeros(self.matrix.shape[1])
        return np.asarray(self.matrix[chosen].sum(axis=0), dtype=np.float64).ravel()

    def gain_of_opening(self, counts: Floats, chosen: list[int]) -> Floats:
        """What opening each facility would add; minus infinity where it may not or need not open."""
        gain = np.asarray(self.matrix @ self.marginal(counts))
        gain[~self.usable] = -np.inf
        gain[chosen] = -np.inf
        return gain


def greedy(task: CoverTask, start: list[int], fits: Callable[[list[int]], bool], costs: Floats) -> list[int]:
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
            barred[best] = True


def swap(task: CoverTask, chosen: list[int], fixed: frozenset[int], fits: Callable[[list[int]], bool],
         more_time: Callable[[], bool]) -> list[int]:  # fmt: skip
    """First-improvement exchange of one open against one closed facility until none helps or time is up."""
    improved, value = True, task.value(chosen)
    while improved and more_time():
        improved = False
        for out in [item for item in chosen if item not in fixed]:
            rest = [item for item in chosen if item != out]
            gain = task.gain_of_opening(task.counts(rest), chosen)
            best = int(np.argmax(gain))
            if not np.isfinite(gain[best]) or not fits([*rest, best]):
                continue
            after = task.value(rest) + gain[best]
            if after > value * (1 + 1e-12) + 1e-12:
                chosen, value, improved = [*rest, best], after, True
            if not more_time():
                break
    return chosen
