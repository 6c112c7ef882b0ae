"""Smaller covering models: demands that the same facilities cover are one demand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jiayuan.command.optimise.covers import Covers

Floats = NDArray[np.float64]


def merge_demands(weights: Floats, covers: Covers) -> tuple[csr_array, Floats]:
    """Demands with equal cover sets become one, those nobody covers are left out: facilities × groups, weights."""
    columns = covers.matrix().tocsc()
    columns.sort_indices()
    keys: dict[bytes, int] = {}
    group = np.full(covers.demands, -1, dtype=np.int64)
    for demand in range(covers.demands):
        # The bytes of the sorted facility numbers: equal sets, equal keys, without building tuples.
        key = columns.indices[columns.indptr[demand] : columns.indptr[demand + 1]].tobytes()
        if key:
            group[demand] = keys.setdefault(key, len(keys))
    merged = np.bincount(group[group >= 0], weights[group >= 0], minlength=len(keys))
    _, representative = np.unique(group[group >= 0], return_index=True)
    first = np.flatnonzero(group >= 0)[representative]
    return csr_array(columns[:, first]), merged.astype(np.float64)
