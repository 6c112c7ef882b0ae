"""Lagrangian bound of the p-median: assignment relaxed, subgradient steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.optimise.watch import Watch

Floats = NDArray[np.float64]
ROUNDS = 600
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`bound` and, per facility, how much the bound would rise if it had to open."""

    bound: float
    penalty: Floats

    def possible(self, value: float) -> NDArray[np.bool_]:
        """Facilities that could still be open in a solution better than `value`."""
        return self.bound + self.penalty <= value * (1 + 1e-9) + 1e-9


def _select(reduced: Floats, p: int, held: tuple[int, ...]) -> NDArray[np.int64]:
    order = reduced.copy()
    order[list(held)] = -np.inf
    return np.argpartition(order, p - 1)[:p] if p < len(order) else np.arange(len(order))


def relax(weighted: Floats, p: int, held: tuple[int, ...], value: float, watch: Watch) -> Relaxed:
    """Best bound of at most 600 rounds or 70 % of the time. `value` is the cost of a known solution."""
    # Large enough that no bound wants such a way, small enough that sums keep their last digits.
    finite = np.where(np.isfinite(weighted), weighted, 1e12)
    # Between the nearest and the second nearest: what a demand would pay before it looks elsewhere.
    multipliers = np.partition(finite, min(1, finite.shape[1] - 1), axis=1)[:, :2].mean(axis=1)
    best = Relaxed(-np.inf, np.zeros(finite.shape[1]))
    step, idle = 1.5, 0
    for _ in range(ROUNDS):
        slack = np.minimum(finite - multipliers[:, None], 0.0)
        reduced = slack.sum(axis=0)
        chosen = _select(reduced, p, held)
        bound = float(multipliers.sum() + reduced[chosen].sum())
        if bound > best.bound:
            best, idle = Relaxed(bound, _penalty(reduced, chosen)), 0
        else:
            idle += 1
        direction = 1.0 - (slack[:, chosen] < 0).sum(axis=1)
        size = float(direction @ direction)
        if size == 0 or value - best.bound <= 1e-9 * max(1.0, value) or watch.spent > 0.7 * watch.limit_s:
            break
        if idle >= PATIENCE:
            step, idle = step / 2, 0
        # Aiming a little above the known value keeps the step from dying before the bound has met it.
        multipliers = np.maximum(multipliers + step * (1.02 * value - bound) / size * direction, 0.0)
    return best


def _penalty(reduced: Floats, chosen: NDArray[np.int64]) -> Floats:
    penalty: Floats = np.maximum(reduced - reduced[chosen].max(), 0.0)
    penalty[chosen] = 0.0
    return penalty
