"""Unified social credit codes (GB 32100-2015) for whole columns."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import Texts
from jiayuan.kernel.creditcode import ALPHABET, credit_check

_LETTERS = tuple(ALPHABET)


def credit_codes(rng: np.random.Generator, n: int, head: str) -> Texts:
    """n different codes: registering office and kind (`head`), Xicheng, nine places of the organisation, check."""
    bodies: set[str] = set()
    while len(bodies) < n:
        drawn = rng.integers(0, len(_LETTERS), (n, 8))
        bodies.update("".join(_LETTERS[place] for place in row) for row in drawn.tolist())
    chosen = sorted(bodies)[:n]
    firsts = [f"{head}110102M{body}" for body in chosen]
    codes: Texts = np.array([first + credit_check(first) for first in firsts], dtype=object)
    # Sorted first, so that a set's order cannot leak into the result.
    return rng.permutation(codes)
