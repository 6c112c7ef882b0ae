"""A checked p-median task and the cost of a set of open facilities in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jiayuan.command.optimise.arguments import numbers, refuse, vector

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MedianTask:
    """`table[demand, facility]` as given, `weighted` = the same times the demand's weight; `held` must open."""

    table: Floats
    weight: Floats
    weighted: Floats
    p: int
    held: tuple[int, ...]

    def cost_of(self, chosen: Sequence[int]) -> float:
        """Infinity when a demand reaches none of them."""
        return float(self.weighted[:, list(chosen)].min(axis=1).sum())

    def assigned(self, chosen: Sequence[int]) -> tuple[int, ...]:
        """Each demand's nearest open facility, the first of equals."""
        if not chosen:
            return ()
        nearest = self.table[:, list(chosen)].argmin(axis=1)
        return tuple(np.asarray(chosen)[nearest].tolist())

    def recomputed(self, assign: Sequence[int]) -> float:
        """Σ weight × cost from the caller's own arrays."""
        return float(sum(self.weighted[demand, facility] for demand, facility in enumerate(assign)))


def checked_median(p: int, table: Floats, weights: ArrayLike | None, fixed: Sequence[int]) -> MedianTask:
    """Raises ValueError naming the wrong argument."""
    demands, facilities = table.shape
    refuse((f"p: between 1 and the {facilities} facilities", not 1 <= p <= facilities))
    weight = vector(weights, demands, "weights")
    held = numbers(fixed, facilities, "fixed")
    refuse(("fixed: more than p", len(held) > p))
    # Nobody at a place of no weight: it costs nothing even where there is no way (0 × infinity is not a number).
    weighted = np.multiply(table, weight[:, None], out=np.zeros_like(table), where=weight[:, None] > 0)
    return MedianTask(table, weight, weighted, p, held)
