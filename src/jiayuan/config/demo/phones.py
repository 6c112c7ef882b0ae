"""Mobile numbers, and who shares one."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import Ints, Texts, pick

_HEADS = (
    "130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156",
    "157", "158", "159", "166", "170", "173", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187",
    "188", "189", "191", "198", "199",
)  # fmt: skip


def mobiles(rng: np.random.Generator, n: int) -> Texts:
    tails = rng.integers(0, 100_000_000, n)
    return pick(rng, _HEADS, n) + np.array([f"{tail:08}" for tail in tails.tolist()], dtype=object)


def shared(rng: np.random.Generator, numbers: Texts, ages: Ints, households: Ints) -> Texts:
    """Under 13 everybody uses the first adult's number of the household, over 75 35 %, 5 % else."""
    n = len(numbers)
    chance = np.select([ages < 13, ages > 75], [1.0, 0.35], 0.05)
    borrows = rng.random(n) < chance
    adults = np.flatnonzero(ages >= 18)
    first = np.full(int(households.max(initial=0)) + 1, -1)
    # Backwards, so that the first adult of a household is written last and stays.
    first[households[adults[::-1]]] = adults[::-1]
    lender = first[households]
    result = numbers.copy()
    takes = borrows & (lender >= 0)
    result[takes] = numbers[lender[takes]]
    result[(ages < 13) & (lender < 0)] = None
    return result
