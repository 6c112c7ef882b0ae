"""What benefits ask for, as it truly is: registration, disability, relief, ability, work."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.circumstances import bars, elders, work_and_income
from jiayuan.config.demo.dice import dice, texts
from jiayuan.config.demo.disability import certificates, disability
from jiayuan.config.demo.plants import planted
from jiayuan.config.demo.relief import relief

UNKNOWN_HUKOU = 0.005


def _hukou(rng: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Registered in the city; unknown for .5 %."""
    n = people.height
    local = people["id_number"].str.starts_with("1101").fill_null(True).to_numpy()
    holds = rng.random(n) < np.where(local, 0.96, 0.45)
    unknown = rng.random(n) < UNKNOWN_HUKOU
    return pl.Series([None if blank else bool(value) for value, blank in zip(holds, unknown, strict=True)])


def hardship(seed: int, people: pl.DataFrame) -> pl.DataFrame:
    """Adds the fact columns, named as the registry's attributes: null unknown, "" known absent."""
    rng = dice(seed, "hardship")
    known = _hukou(rng, people)
    hukou = known.fill_null(False).to_numpy()
    certified = disability(rng, people, hukou)
    disabled = (certified["dis.level"] != "").to_numpy()
    old = (people["age"] >= 60).to_numpy()
    frame = people.with_columns(
        **{"hukou": known, "relief.status": texts(relief(rng, people, hukou, disabled))},
        **certified,
        **elders(rng, people),
        **work_and_income(rng, people, disabled),
        **bars(rng, disabled, old),
    )
    return certificates(planted(rng, frame))
