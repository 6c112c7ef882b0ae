"""The cells of a table: every combination, or every pair of values where there are too many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.intp]
MOST_CELLS = 2_000_000
# Each pair of values stands in so many cells, beside values drawn anew.
TIMES = 8
SEED = 7


@dataclass(frozen=True, slots=True)
class Cells:
    """`at` is the number of the value of each axis in every cell; `pairwise` when not all combinations are there."""

    at: Mapping[str, Index]
    count: int
    pairwise: bool


def _all(sizes: Mapping[str, int]) -> Cells:
    count = prod(sizes.values())
    numbers = np.unravel_index(np.arange(count), tuple(sizes.values())) if sizes else ()
    return Cells(dict(zip(sizes, numbers, strict=True)), count, pairwise=False)


def _pairs(sizes: Mapping[str, int]) -> Cells:
    chance = np.random.default_rng(SEED)
    fixed = [
        (one, a, other, b)
        for one, other in combinations(sizes, 2)
        for a in range(sizes[one])
        for b in range(sizes[other])
    ] * TIMES
    at = {name: chance.integers(0, size, len(fixed)) for name, size in sizes.items()}
    for row, (one, a, other, b) in enumerate(fixed):
        at[one][row], at[other][row] = a, b
    return Cells(at, len(fixed), pairwise=True)


def cells(sizes: Mapping[str, int], most: int = MOST_CELLS) -> Cells:
    """Cells over axes of these sizes; the same sizes always give the same cells."""
    return _all(sizes) if prod(sizes.values()) <= most else _pairs(sizes)
