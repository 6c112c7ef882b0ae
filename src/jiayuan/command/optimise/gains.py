"""What one more open facility adds to a cover."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CoverGains:
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
        """How many of the chosen cover each demand."""
        # An empty list of rows would make the sparse matrix choose all of them.
        if not chosen:
            return np.zeros(self.matrix.shape[1])
        return np.asarray(self.matrix[chosen].sum(axis=0), dtype=np.float64).ravel()

    def gain_of_opening(self, counts: Floats, chosen: list[int]) -> Floats:
        """What opening each facility would add; minus infinity where it may not or need not open."""
        gain = np.asarray(self.matrix @ self.marginal(counts))
        gain[~self.usable] = -np.inf
        gain[chosen] = -np.inf
        return gain
