"""Who draws which benefit already: all who are entitled but six in a hundred."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.entitled import ENTITLED, MEANT, PAIRS

NOT_DRAWING = 0.06


def drawing(seed: int, people: pl.DataFrame) -> pl.DataFrame:
    """Adds a `draws.*` column per benefit, told of the old or the disabled it is meant for; unknown for all others."""
    rng = dice(seed, "drawing")
    frame = people.with_columns(entitled.fill_null(False).alias(f"right.{name}") for name, entitled in ENTITLED.items())
    for name in ENTITLED:
        # Six in a hundred never heard of it: whom the drill is to find.
        forgets = pl.Series(rng.random(frame.height) < NOT_DRAWING)
        takes = pl.col(f"right.{name}") & ~forgets
        if name in PAIRS:
            takes &= ~pl.col(f"right.{PAIRS[name]}")
        frame = frame.with_columns(pl.when(MEANT[name.split("_")[0]]).then(takes).alias(f"draws.{name}"))
    return frame


def not_drawing(people: pl.DataFrame) -> dict[str, int]:
    """How many are entitled and draw neither this benefit nor its pair, by benefit."""
    counts = {}
    for name in ENTITLED:
        other = PAIRS.get(name)
        missing = people[f"right.{name}"] & ~people[f"draws.{name}"].fill_null(False)
        if other:
            missing &= ~people[f"right.{other}"]
        counts[name] = int(np.count_nonzero(missing.to_numpy()))
    return counts
