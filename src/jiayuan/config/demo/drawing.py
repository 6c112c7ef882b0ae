"""Who draws which benefit already: all who are entitled but six in a hundred.

The conditions below only decide what the demo's ledgers of payments say; the rule book in seeds/rulebook counts.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice

NOT_DRAWING = 0.06
_KIND, _LEVEL, _RELIEF, _AGE = pl.col("dis.type"), pl.col("dis.level"), pl.col("relief.status"), pl.col("age")
_MIND = _KIND.is_in(["intellectual", "mental"])
_BODY = _KIND.is_in(["visual", "physical"])
_SENSES = _KIND.is_in(["hearing", "speech"])
_HIGH = _LEVEL.is_in(["1", "2"])
_SEVERE = (_BODY & _HIGH) | (_MIND & _LEVEL.is_in(["1", "2", "3"]))
_STANDARD = 145_000


def _draws(name: str) -> pl.Expr:
    return pl.col(f"draws.{name}").fill_null(False)


_COMMON = pl.col("hukou").fill_null(False) & (_RELIEF != "tekun") & ~_draws("injury_care") & pl.col("dead_on").is_null()
_NURSED = _COMMON & ~_draws("brave_care") & ~_draws("returned_youth_care")
_NEEDY = _RELIEF.is_in(["dibao", "low_income", "hardship_subsidy"])
_JOBLESS = _AGE.is_between(16, 59) & (pl.col("work.kind") == "unemployed") & ~pl.col("income.stable").fill_null(True)
_PENSION_AGE = pl.when(pl.col("sex") == "1").then(60).otherwise(55)
_LIVING = (
    _NEEDY
    | _JOBLESS
    | ((_AGE >= 16) & pl.col("student.fulltime").fill_null(False))
    | (_SEVERE & (_AGE >= _PENSION_AGE) & (pl.col("income.own") < _STANDARD).fill_null(False))
    | (_AGE < 16)
)
ENTITLED = {
    "disabled_living": _COMMON & (_LEVEL != "") & _LIVING,
    "disabled_nursing": _NURSED & ~_draws("foster_care") & (_HIGH | (_MIND & (_LEVEL == "3"))) & _KIND.is_not_null(),
    "elder_hardship": _COMMON & (_AGE >= 60) & (_NEEDY | pl.col("fp.special").fill_null(False)),
    "elder_nursing": _NURSED
    & ~_draws("hardship_home")
    & (_AGE >= 60)
    & ((pl.col("elder.assessed") == "severe").fill_null(False) | _HIGH | (_MIND & (_LEVEL == "3"))),
    "elder_aged": pl.col("hukou").fill_null(False) & (_AGE >= 80) & pl.col("dead_on").is_null(),
}
# Of each pair one may be drawn: the demo's people chose the benefit of the disabled.
PAIRS = {"elder_hardship": "disabled_living", "elder_nursing": "disabled_nursing"}


def drawing(seed: int, people: pl.DataFrame) -> pl.DataFrame:
    """Adds a `draws.*` column per benefit, told of the old or the disabled it is meant for; unknown for all others."""
    rng = dice(seed, "drawing")
    meant = {"elder": _AGE >= 60, "disabled": _LEVEL != ""}
    frame = people.with_columns(entitled.fill_null(False).alias(f"right.{name}") for name, entitled in ENTITLED.items())
    for name in ENTITLED:
        # Six in a hundred never heard of it: whom the drill is to find.
        forgets = pl.Series(rng.random(frame.height) < NOT_DRAWING)
        takes = pl.col(f"right.{name}") & ~forgets
        if name in PAIRS:
            takes &= ~pl.col(f"right.{PAIRS[name]}")
        frame = frame.with_columns(pl.when(meant[name.split("_")[0]]).then(takes).alias(f"draws.{name}"))
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
