"""Which facility covers which demand, as compressed rows by facility."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True)
class Covers:
    """Facility j covers demands `indices[indptr[j]:indptr[j + 1]]`, ascending; `demands` is how many there are."""

    indptr: NDArray[np.int64]
    indices: NDArray[np.int64]
    demands: int

    @property
    def facilities(self) -> int:
        return len(self.indptr) - 1

    def of(self, facility: int) -> NDArray[np.int64]:
        return self.indices[self.indptr[facility] : self.indptr[facility + 1]]

    def matrix(self) -> csr_array:
        """Facilities × demands, 1.0 where covered."""
        ones = np.ones(len(self.indices))
        return csr_array((ones, self.indices, self.indptr), shape=(self.facilities, self.demands))


def from_lists(rows: list[list[int]], demands: int) -> Covers:
    """Covers from one list of demands per facility."""
    lengths = [len(row) for row in rows]
    indptr = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    flat = [item for row in rows for item in sorted(row)]
    return Covers(indptr, np.asarray(flat, dtype=np.int64), demands)
