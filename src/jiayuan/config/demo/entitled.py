"""Who is entitled to which benefit, as the demo's ledgers of payments see it.

These conditions decide only who already draws; the rule book in seeds/rulebook is what counts.
"""

from __future__ import annotations

import polars as pl

_KIND, _LEVEL, _RELIEF, _AGE = pl.col("dis.type"), pl.col("dis.level"), pl.col("relief.status"), pl.col("age")
_MIND = _KIND.is_in(["intellectual", "mental"])
_BODY = _KIND.is_in(["visual", "physical"])
_HIGH = _LEVEL.is_in(["1", "2"])
_SEVERE = (_BODY & _HIGH) | (_MIND & _LEVEL.is_in(["1", "2", "3"]))
# The city's minimum for one person, in fen a month: an income below it counts as none.
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
# Ages and degrees as the city's notices have them: 80 for the old-age allowance, 60 for the other two.
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
# Whose circumstances were ever asked: of all others it is unknown whether they draw.
MEANT = {"elder": _AGE >= 60, "disabled": _LEVEL != ""}
