"""Standardised rows and the base as the columns that bulk comparison reads: a door is a path of the place tree."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.linking.names import name_parts, standard_names
from jiayuan.ledgers.linking.sides import with_holders
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming
from jiayuan.registry import api as registry

_TEXTS = ("name", "key", "id", "near", "id_birth", "sex", "birth", "community")
_DOOR = ("head", "first", "mid", "last")
# Where the segments of a path begin, each closed by a dot: 110102.001.004.0012.0003.01.0501.
_COMMUNITY_END, _COMPOUND_END, _BUILDING, _UNIT, _ROOM = 15, 20, (20, 4), (25, 2), (28, 4)


def rows_frame(rows: Sequence[Incoming]) -> pl.DataFrame:
    """A line per row; `n` is its place in the sequence."""
    columns = {
        "n": pl.Series(range(len(rows)), dtype=pl.UInt32),
        **{attr: pl.Series([getattr(row, attr) for row in rows], dtype=pl.String) for attr in _TEXTS},
        **{part: pl.Series([getattr(row.door, part) for row in rows], dtype=pl.String) for part in _DOOR},
        "phones": pl.Series([row.phones for row in rows], dtype=pl.List(pl.String)),
    }
    return pl.DataFrame(columns).hstack(name_parts(columns["name"]))


def _doors() -> list[pl.Expr]:
    path = pl.col("place_path")
    near, deep = (path.str.len_bytes() >= end for end in (_COMMUNITY_END, _COMPOUND_END))
    parts = {"first": _BUILDING, "mid": _UNIT, "last": _ROOM}
    return [
        pl.when(deep).then(path.str.slice(0, _COMPOUND_END)).otherwise(pl.lit("")).alias("head"),
        *(path.str.slice(*part).alias(name) for name, part in parts.items()),
        pl.when(near).then(path.str.slice(0, _COMMUNITY_END)).otherwise(pl.lit("")).alias("community"),
    ]


def base_frame(scope: Scope) -> pl.DataFrame:
    """Everybody of the scope in the order of their ids, numbers sealed; `n` is the place in that order."""
    people = pl.DataFrame(pl.from_arrow(registry.base_for_matching(scope, LEDGER_UPKEEP))).sort("person")
    sealed = pl.col("id_bi").fill_null("")
    phone = pl.col("phone_bi").fill_null("")
    base = people.select(
        "person",
        *_doors(),
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("n"),
        sealed.alias("id"),
        pl.when(sealed != "").then(pl.lit(UNOPENED)).otherwise(pl.lit("")).alias("near"),
        pl.lit("").alias("id_birth"),
        pl.col("sex").fill_null(""),
        pl.col("birth").dt.strftime("%Y-%m-%d").fill_null("").alias("birth"),
        pl.when(phone != "").then(pl.concat_list(phone)).otherwise(pl.lit([], pl.List(pl.String))).alias("phones"),
    )
    names = standard_names(people["name"].fill_null(""), people["name_py"].fill_null(""))
    return with_holders(base.hstack(names))
