"""A checked covering task, and what a set of open facilities is worth in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jiayuan.command.optimise.arguments import numbers, refuse, vector
from jiayuan.command.optimise.covers import Covers

Floats = NDArray[np.float64]
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Task:
    """`gains[l]` is what the (l+1)-th cover of a demand is worth; `usable` facilities are not banned."""

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
        return bool(within and (self.p is None or len(chosen) <= self.p))

    @property
    def needed(self) -> float:
        """Weight that goal partial must cover."""
        return float(self.weights.sum()) * self.share

    @property
    def uncoverable(self) -> NDArray[np.int64]:
        """Demands that no usable facility covers."""
        open_to = self.covers.matrix()[np.flatnonzero(self.usable)].sum(axis=0)
        return np.flatnonzero(np.asarray(open_to).ravel() == 0)

    def objective_of(self, chosen: Sequence[int]) -> float:
        """Recomputed from the caller's own arrays."""
        if self.goal != "max":
            return float(self.costs[list(chosen)].sum())
        counts = np.zeros(self.covers.demands, dtype=np.int64)
        for facility in chosen:
            counts[self.covers.of(facility)] += 1
        reached = np.concatenate(([0.0], np.cumsum(self.gains)))
        return float(self.weights @ reached[np.minimum(counts, len(self.gains))])


def _out_of_range(busy: float, levels: int, share: float) -> bool:
    return not 0 <= busy < 1 or levels < 1 or not 0 <= share <= 1


def checked(
    weights: ArrayLike, covers: Covers, p: int | None, goal: str, share: float, costs: ArrayLike | None,
    budget: float | None, fixed: Sequence[int], banned: Sequence[int], levels: int, busy: float,
) -> Task:  # fmt: skip
    """Raises ValueError naming the wrong argument."""
    n = covers.facilities
    refuse(
        ("goal: max, set or partial", goal not in ("max", "set", "partial")),
        (f"p: between 0 and the {n} facilities", p is not None and not 0 <= p <= n),
        ("p: goal max needs p or a budget", goal == "max" and p is None and budget is None),
        ("busy in [0, 1), levels of 1 or more and share in [0, 1] are needed", _out_of_range(busy, levels, share)),
        ("levels: only with goal max", goal != "max" and levels > 1),
        # Written this way round, NaN is refused as well.
        ("budget: a number of 0 or more", budget is not None and not budget >= 0),
    )
    usable = np.ones(n, dtype=bool)
    usable[list(numbers(banned, n, "banned"))] = False
    held = numbers(fixed, n, "fixed")
    refuse(("fixed: also banned", not usable[list(held)].all()))
    # For set and partial a demand is covered or not, however busy who covers it is.
    gains = np.array([(1 - busy) * busy**level for level in range(levels)] if goal == "max" else [1.0])
    cost, weight = vector(costs, n, "costs"), vector(weights, covers.demands, "weights")
    return Task(weight, covers, cost, p, budget, goal, share, held, usable, gains)
