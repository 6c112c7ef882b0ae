"""Filling places with units: bipartite matching, and the least time in which most can be filled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from jiayuan.command.dispatch.values import Candidate

Floats = NDArray[np.float64]

# An unfilled place costs more than any way, so places are filled first.
UNFILLED = 1e7


def match(slots: Sequence[str], units: Sequence[Candidate], price: Floats) -> list[tuple[int, int]]:
    """(slot, unit) pairs that fill most slots at least price: bipartite matching."""
    if not slots or not units:
        return []
    able = np.array([[slot in unit.skills for unit in units] for slot in slots])
    table = np.where(able, price[None, :], UNFILLED)
    rows, columns = linear_sum_assignment(table)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if able[row, column]]


def smallest_limit(slots: Sequence[str], units: Sequence[Candidate]) -> float:
    """The least ETA within which as many slots as possible can be filled (units ascend by ETA)."""
    flat = np.zeros(len(units))
    most = len(match(slots, units, flat))
    low, high = 0, len(units)
    while low < high:
        middle = (low + high) // 2
        if len(match(slots, units[:middle], flat[:middle])) == most:
            high = middle
        else:
            low = middle + 1
    return units[low - 1].eta_s if low else 0.0
