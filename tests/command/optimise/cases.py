"""Small cases of covering and p-median, and their optimum by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from jiayuan.command.optimise import Covers, covers_from_matrix

Sets = tuple[int, ...]


@dataclass(frozen=True)
class Cover:
    """`near[demand, facility]`: who covers whom."""

    weights: np.ndarray
    near: np.ndarray
    costs: np.ndarray

    @property
    def covers(self) -> Covers:
        return covers_from_matrix(np.where(self.near, 0.0, 9.0), 1.0)

    @property
    def facilities(self) -> int:
        return self.near.shape[1]

    def worth(self, chosen: Sets, gains: tuple[float, ...] = (1.0,)) -> float:
        hits = self.near[:, list(chosen)].sum(axis=1)
        return float(sum(w * sum(gains[:hit]) for w, hit in zip(self.weights, hits, strict=True)))

    def cost(self, chosen: Sets) -> float:
        return float(self.costs[list(chosen)].sum())

    def subsets(self) -> Iterator[Sets]:
        return (chosen for k in range(self.facilities + 1) for chosen in combinations(range(self.facilities), k))


def cover_of(seed: int, density: float = 0.4) -> Cover:
    rng = np.random.default_rng(seed)
    facilities, demands = int(rng.integers(2, 8)), int(rng.integers(1, 12))
    near = rng.random((demands, facilities)) < density
    return Cover(rng.integers(0, 9, demands).astype(float), near, rng.integers(1, 5, facilities).astype(float))


covers = st.integers(0, 10_000).map(cover_of)


@dataclass(frozen=True)
class Median:
    """`cost[demand, facility]`, infinity where there is no way."""

    cost: np.ndarray
    weights: np.ndarray
    p: int

    @property
    def weighted(self) -> np.ndarray:
        return np.where(self.weights[:, None] > 0, self.cost * np.maximum(self.weights[:, None], 1e-300), 0.0)

    def sets(self, fixed: Sets = ()) -> Iterator[Sets]:
        return (chosen for chosen in combinations(range(self.cost.shape[1]), self.p) if set(fixed) <= set(chosen))

    def best(self, fixed: Sets = ()) -> float:
        return min(float(self.weighted[:, list(chosen)].min(axis=1).sum()) for chosen in self.sets(fixed))


def median_of(seed: int, closed: float = 0.0) -> Median:
    """`closed` part of the ways does not exist."""
    rng = np.random.default_rng(seed)
    facilities, demands = int(rng.integers(2, 9)), int(rng.integers(1, 14))
    cost = rng.integers(0, 25, (demands, facilities)).astype(float)
    cost[rng.random(cost.shape) < closed] = np.inf
    return Median(cost, rng.integers(0, 6, demands).astype(float), int(rng.integers(1, facilities + 1)))


medians = st.integers(0, 10_000).map(median_of)
broken = st.integers(0, 10_000).map(lambda seed: median_of(seed, closed=0.5))
