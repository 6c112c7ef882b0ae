"""Which document everybody has: a resident's card, a permit, a passport, or none yet."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, pick, texts
from jiayuan.config.demo.idnumbers import id_numbers

OTHER_DOCUMENT = 0.005
NEWBORN_WITHOUT = 0.4


def documents(rng: np.random.Generator, frame: pl.DataFrame, born: Ints) -> dict[str, pl.Series]:
    """Kind and number of everybody's document; four in ten of the newborn have none yet."""
    n = frame.height
    other = rng.random(n) < OTHER_DOCUMENT
    permit = other & (rng.random(n) < 0.5)
    numbers = id_numbers(rng, born, (frame["sex"] == "1").to_numpy().astype(np.int64), permit)
    passport = other & ~permit
    letters = pick(rng, ("E", "G", "K", "P"), n)
    # Passports have no check digit and tell neither birth nor sex.
    numbers[passport] = (letters + rng.integers(10_000_000, 99_999_999, n).astype(str).astype(object))[passport]
    newborn = (frame["age"] == 0).to_numpy() & (rng.random(n) < NEWBORN_WITHOUT)
    numbers[newborn] = None
    kind = np.select([newborn, permit, passport], ["none", "permit", "passport"], "resident")
    return {"id_number": texts(numbers), "id_kind": pl.Series(kind)}
