"""Standardised rows and the base as the columns that bulk comparison reads: a door is a path of the place tree."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.linking.idnumbers import tidy_numbers
from jiayuan.ledgers.linking.names import name_parts, standard_names
from jiayuan.ledgers.linking.sides import with_holders
from jiayuan.ledgers.rules.match import placeable
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming
from jiayuan.ledgers.stages.cellframes import part, phones, values
from jiayuan.ledgers.stages.sight import blank
from jiayuan.registry import api as registry

# The attributes that are compared.
COMPARED = ("name", "sex", "birth", "id_number", "phone", "residence.actual", "community")
_TEXTS = ("name", "key", "id", "near", "id_birth", "sex", "birth", "community")
_DOOR = ("head", "first", "mid", "last")
# Where the segments of a path begin, each closed by a dot: 110102.001.004.0012.0003.01.0501.
_COMMUNITY_END, _COMPOUND_END, _BUILDING, _UNIT, _ROOM = 15, 20, (20, 4), (25, 2), (28, 4)


def rows_frame(rows: Sequence[Incoming]) -> pl.DataFrame:
    """A line per row; `n` is its place in the sequence, `placeable` whether it says enough to make somebody new."""
    columns = {
        "n": pl.Series(range(len(rows)), dtype=pl.UInt32),
        **{attr: pl.Series([getattr(row, attr) for row in rows], dtype=pl.String) for attr in _TEXTS},
        **{part: pl.Series([getattr(row.door, part) for row in rows], dtype=pl.String) for part in _DOOR},
        "phones": pl.Series([row.phones for row in rows], dtype=pl.List(pl.String)),
    }
    told = pl.DataFrame(columns).hstack(name_parts(columns["name"]))
    return told.with_columns(placeable=pl.Series([placeable(row) for row in rows], dtype=pl.Boolean))


def _told(cells: pl.DataFrame, number: pl.Series) -> pl.Series:
    """The number as it stands, or what was typed in place of a good one."""
    if "id_number" not in cells.columns:
        return number
    typed = pl.coalesce(part("id_number", "v"), part("id_number", "n"))
    return cells.select(typed.fill_null("")).to_series()


def _numbers(value: pl.Series, told: pl.Series) -> pl.DataFrame:
    """id (blind index in hex), near and id_birth; `value` is the usable number or '', `told` that or what was typed."""
    blinds = registry.blind_each("id_number", filter(None, value.unique()))
    known = {"": "", **{text: index.hex() for text, index in blinds.items()}}
    parsed = tidy_numbers(told, national=True)
    return pl.DataFrame(
        {
            "id": value.replace_strict(known, return_dtype=pl.String),
            "near": parsed["near"],
            "id_birth": parsed["id_birth"].zip_with(value != "", blank(told)),
        }
    )


def _phones(cells: pl.DataFrame) -> pl.Series:
    """Plain numbers first, for near misses; then their blind indexes, for those of the base nobody opened."""
    plain = phones(cells)
    blinds = registry.blind_each("phone", plain.explode().drop_nulls().unique())
    known = {text: index.hex() for text, index in blinds.items()}
    hidden = pl.element().replace_strict(known, return_dtype=pl.String)
    return pl.select(plain.list.concat(plain.list.eval(hidden))).to_series() if known else plain


def asked_frame(cells: pl.DataFrame) -> pl.DataFrame:
    """`rows_frame` of the `incoming` of rows whose standard cells are columns."""
    address, community = values(cells, "residence.actual", own=True), values(cells, "community", own=True)
    number = values(cells, "id_number")
    paths = pl.DataFrame({"address": address, "whole": community.zip_with(community != "", address)})
    sex = values(cells, "sex", own=True)
    return (
        pl.DataFrame({"n": pl.int_range(cells.height, dtype=pl.UInt32, eager=True)})
        .hstack(standard_names(values(cells, "name", own=True)))
        .hstack(_numbers(number, _told(cells, number)))
        .hstack(paths.select(*_doors(pl.col("address")), _community(pl.col("whole"))))
        .with_columns(
            sex=sex.zip_with(sex.is_in(["1", "2"]), blank(sex)),
            birth=values(cells, "birth", own=True),
            phones=_phones(cells),
        )
        .with_columns(
            placeable=(pl.col("name") != "")
            & ((pl.col("id") != "") | (pl.col("phones").list.len() > 0) | (pl.col("last") != ""))
        )
    )


def _community(path: pl.Expr) -> pl.Expr:
    near = path.str.len_bytes() >= _COMMUNITY_END
    return pl.when(near).then(path.str.slice(0, _COMMUNITY_END)).otherwise(pl.lit("")).alias("community")


def _doors(path: pl.Expr) -> list[pl.Expr]:
    deep = path.str.len_bytes() >= _COMPOUND_END
    parts = {"first": _BUILDING, "mid": _UNIT, "last": _ROOM}
    return [
        pl.when(deep).then(path.str.slice(0, _COMPOUND_END)).otherwise(pl.lit("")).alias("head"),
        *(path.str.slice(*part).alias(name) for name, part in parts.items()),
    ]


def base_frame(scope: Scope) -> pl.DataFrame:
    """Everybody of the scope in the order of their ids, numbers sealed; `n` is the place in that order."""
    people = pl.DataFrame(pl.from_arrow(registry.base_for_matching(scope, LEDGER_UPKEEP))).sort("person")
    sealed = pl.col("id_bi").fill_null("")
    phone = pl.col("phone_bi").fill_null("")
    base = people.select(
        "person",
        *_doors(pl.col("place_path")),
        _community(pl.col("place_path")),
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
