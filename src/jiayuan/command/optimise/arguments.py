"""What callers hand to the solvers, checked: a ValueError names the argument that is wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def vector(values: ArrayLike | None, n: int, name: str) -> Floats:
    """n finite numbers of 0 or more; ones where nothing is given."""
    array = np.ones(n) if values is None else np.asarray(values, dtype=np.float64)
    if array.shape != (n,) or not np.isfinite(array).all() or (array < 0).any():
        raise ValueError(f"{name}: {n} numbers of 0 or more are needed")
    return array


def numbers(items: Sequence[int], n: int, name: str) -> tuple[int, ...]:
    """Distinct facility numbers, ascending."""
    found = tuple(sorted({int(item) for item in items}))
    # A negative number would silently count from the end of an array.
    if found and (found[0] < 0 or found[-1] >= n):
        raise ValueError(f"{name}: a number outside 0..{n - 1}")
    return found


def refuse(*wrong: tuple[str, bool]) -> None:
    """Raises the words of the first rule that is broken."""
    for words, hit in wrong:
        if hit:
            raise ValueError(words)
