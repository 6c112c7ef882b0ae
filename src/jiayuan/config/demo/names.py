"""Names for whole columns: surnames by weight, given names by sex and time of birth."""

from __future__ import annotations

import numpy as np

from jiayuan.config.demo.dice import Bools, Ints, Texts, pick, zipf
from jiayuan.config.demo.words import DOTTED_FIRST, DOTTED_LAST, EXT_B, GIVEN, RARE, RARE_SURNAMES, SURNAMES

_RARE_SHARE = 0.22
_SINGLE = {"old": 0.10, "mid": 0.27, "new": 0.12}


def surnames(rng: np.random.Generator, n: int) -> Texts:
    """Surnames by their shares; those not listed with a share divide the rest."""
    others = tuple(name for name in dict.fromkeys(RARE_SURNAMES) if name not in SURNAMES)
    rest = (100 - sum(SURNAMES.values())) / len(others)
    return pick(rng, (*SURNAMES, *others), n, (*SURNAMES.values(), *[rest] * len(others)))


def eras(born: Ints) -> Texts:
    """old before 1965, new from 1995."""
    return np.select([born < 19650000, born < 19950000], ["old", "mid"], "new").astype(object)


def _characters(rng: np.random.Generator, pool: str, n: int) -> Texts:
    common = pick(rng, tuple(pool), n, zipf(len(pool)))
    # Half the documented share per character, as most names have two.
    rare = pick(rng, tuple(RARE), n)
    return np.where(rng.random(n) < _RARE_SHARE / 2, rare, common).astype(object)


def given_names(rng: np.random.Generator, sex: Texts, born: Ints) -> Texts:
    """One or two characters, Zipf 0.7 over the era's own list, 22 % with a rare one."""
    era, result = eras(born), np.empty(len(sex), dtype=object)
    for (which, when), pool in GIVEN.items():
        rows = np.flatnonzero((sex == which) & (era == when))
        first, second = (_characters(rng, pool, len(rows)) for _ in range(2))
        single = rng.random(len(rows)) < _SINGLE[when]
        result[rows] = first + np.where(single, "", second).astype(object)
    return result


def share_character(given: Texts, elder: Ints, younger: Ints) -> None:
    """Gives the younger sibling the elder's first character, in place."""
    for old, young in zip(elder, younger, strict=True):
        given[young] = given[old][0] + given[young][-1]


def special(rng: np.random.Generator, names: Texts, dotted: Bools, extended: Bools) -> Texts:
    """Names with a middle dot, and names with a character outside the basic plane."""
    result = names.copy()
    n = int(dotted.sum())
    result[dotted] = pick(rng, DOTTED_FIRST, n) + np.full(n, "·", dtype=object) + pick(rng, DOTTED_LAST, n)
    rare = pick(rng, tuple(EXT_B), int(extended.sum()))
    result[extended] = np.array([name[:-1] for name in result[extended]], dtype=object) + rare
    return result
