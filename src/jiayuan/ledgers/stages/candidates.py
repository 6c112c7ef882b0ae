"""Who of the base the rows could be, compared and judged in bulk; sealed numbers are opened where they matter."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import polars as pl

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.linking.blocks import PAIR, candidates
from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.verdicts import judged, scored
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.pair import UNOPENED
from jiayuan.registry import api as registry


def _people(base: pl.DataFrame, numbers: pl.Series) -> list[UUID]:
    return [UUID(text) for text in base["person"][numbers.unique().sort()]]


def _looked_up(texts: dict[UUID, str]) -> pl.Expr:
    known = {str(who): text for who, text in texts.items()}
    return pl.col("person").replace_strict(known, default=None, return_dtype=pl.String)


def with_numbers(base: pl.DataFrame, ids: dict[UUID, str], phones: dict[UUID, str]) -> pl.DataFrame:
    """The base with some people's numbers in plain; a phone's blind index stays behind it."""
    told = base.with_columns(plain=_looked_up(ids), number=_looked_up(phones))
    both = pl.concat_list("number", "phones")
    return told.with_columns(
        pl.coalesce("plain", "near").alias("near"),
        pl.when(pl.col("number").is_not_null()).then(both).otherwise("phones").alias("phones"),
    ).drop("plain", "number")


def opened(doubtful: pl.DataFrame, base: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """The base with the numbers opened that differ from their row's and might be a slip of the pen."""
    sealed = doubtful.filter((pl.col("id") == "else") & (base["near"][doubtful["b"]] == UNOPENED))
    other = doubtful.filter(pl.col("phone") == "else")
    ids, phones = (
        registry.opened_numbers(_people(base, part["b"]), code, LEDGER_UPKEEP, scope)
        for part, code in ((sealed, "id_number"), (other, "phone"))
    )
    return with_numbers(base, ids, phones)


def judge(
    rows: pl.DataFrame, base: pl.DataFrame, refused: pl.DataFrame, scope: Scope, model: Model
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Scored pairs, and a verdict per row that has any; `refused` are pairs (n, b) that people called different."""
    pairs = candidates(rows, base, lettered=False).join(refused, on=PAIR, how="anti").sort(PAIR)
    told = scored(pairs, pair_levels(pairs, rows, base), rows["name"], model)
    verdicts = judged(told, model)
    # Most rows are decided by number, telephone or door: nobody's number is opened for them.
    open_rows = verdicts.filter(~pl.col("settled")).select("n")
    doubtful = told.join(open_rows, on="n", how="semi")
    if doubtful.is_empty():
        return told, verdicts
    plain = opened(doubtful, base, scope)
    again = doubtful.select(PAIR)
    told_again = scored(again, pair_levels(again, rows, plain), rows["name"], model)
    return (
        pl.concat([told.join(open_rows, on="n", how="anti"), told_again]),
        pl.concat([verdicts.filter("settled"), judged(told_again, model)]).sort("n"),
    )


def refused_pairs(said: Sequence[tuple[int, UUID]], base: pl.DataFrame) -> pl.DataFrame:
    """(row, person) of remembered rejections as pairs of numbers; who is not in the base needs none."""
    lines = pl.DataFrame([(n, str(who)) for n, who in said], schema={"n": pl.UInt32, "person": pl.String}, orient="row")
    return lines.join(base.select("person", b="n"), on="person", how="inner").select(PAIR).unique()
