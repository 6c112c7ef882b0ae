"""Social relief: a household's, never one person's."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Bools, Texts

RELIEF = {"dibao": 0.009, "low_income": 0.005, "hardship_subsidy": 0.002}
LONE_OLD = 0.006
LIKELIER_WHERE_DISABLED = 6.0


def relief(rng: np.random.Generator, people: pl.DataFrame, hukou: Bools, disabled: Bools) -> Texts:
    """Relief is a household's: likelier where somebody is disabled; the lone old may be 特困."""
    household = people["household"].to_numpy()
    top = int(household.max()) + 1
    # Disability and poverty come together; one household is decided once.
    weighed = np.ones(top)
    weighed[household[disabled]] = LIKELIER_WHERE_DISABLED
    draw = rng.random(top) / weighed
    limits = np.cumsum(list(RELIEF.values()))
    status = np.select([draw < limit for limit in limits], list(RELIEF), "none").astype(object)[household]
    status[~hukou] = "none"
    size = np.bincount(household, minlength=top)[household]
    lone = (size == 1) & (people["age"].to_numpy() >= 60) & hukou & (rng.random(people.height) < LONE_OLD)
    status[lone] = "tekun"
    return status
