"""Age and sex of every member of a household."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints
from jiayuan.config.demo.shapes import FATHER, HEAD, OFFSETS, SON, SPOUSE


def ages_of(rng: np.random.Generator, shape: Ints, relation: np.ndarray, head_age: Ints) -> Ints:
    middle = np.select([relation == key for key in OFFSETS], [value[0] for value in OFFSETS.values()])
    width = np.select([relation == key for key in OFFSETS], [value[1] for value in OFFSETS.values()])
    ages = head_age + middle + np.round(rng.uniform(-1, 1, len(shape)) * width).astype(np.int64)
    # The shapes end in the eighties: a few live much longer.
    longer = np.where(ages >= 85, rng.exponential(3.2, len(shape)), 0).astype(np.int64)
    return np.clip(ages + longer, 0, 104)


def sexes_of(rng: np.random.Generator, household: Ints, relation: np.ndarray) -> dict[str, pl.Series]:
    """Sex ("1" man, "2" woman) and the relation with daughters told from sons."""
    # Mostly men head the household book, as in the census.
    head_male = (rng.random(int(household.max()) + 1) < 0.6)[household]
    boy = rng.random(len(household)) < 0.52
    man = np.select(
        [relation == HEAD, relation == SPOUSE, relation == SON, relation == FATHER], [head_male, ~head_male, boy, True]
    ).astype(bool)
    named = np.where((relation == SON) & ~man, "30", relation)
    return {"sex": pl.Series(np.where(man, "1", "2")), "relation": pl.Series(named.astype(str))}
