"""Standard cells as columns: a struct column per attribute, with the parts that `sealing.pack` gives a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from jiayuan.ledgers.models import Template
from jiayuan.ledgers.rules.recovery import RECOVERED
from jiayuan.registry import api as registry

CELL = pl.Struct(
    {**dict.fromkeys(("v", "s", "c", "n"), pl.String), "m": pl.List(pl.String), "a": pl.Int16},
)
# The end of an attribute's name and the beginning of its cell.
_CELLS = '":{'


def expected(template: Template) -> list[str]:
    """The attributes the lines of a template nearly always have: its columns, and what is read from them."""
    return sorted({column["attr"] for column in template.columns} | RECOVERED)


def cells_frame(texts: Sequence[str], attrs: Iterable[str]) -> pl.DataFrame:
    """The cells of some attributes of packed rows, a struct column each; null where a row has no such cell."""
    return _decoded(pl.Series(texts, dtype=pl.String), attrs)


def whole_frame(texts: Sequence[str], attrs: Iterable[str]) -> pl.DataFrame:
    """The same of every attribute the rows have; those beyond `attrs` are found as well, only slower."""
    packed = pl.Series(texts, dtype=pl.String)
    frame = _decoded(packed, attrs)
    told = int(packed.str.count_matches(_CELLS, literal=True).sum())
    # Every cell of every row must have found a column, or a value would be lost without a word.
    if told != sum(frame.height - frame[attr].null_count() for attr in frame.columns):
        return _decoded(packed, [attr.code for attr in registry.ATTRS])
    return frame


def _decoded(packed: pl.Series, attrs: Iterable[str]) -> pl.DataFrame:
    return packed.str.json_decode(pl.Struct(dict.fromkeys(attrs, CELL))).struct.unnest()


def part(attr: str, name: str) -> pl.Expr:
    """One part of an attribute's cells."""
    return pl.col(attr).struct.field(name)


def is_usable(attr: str) -> pl.Expr:
    """Whether a cell has a value that was not refused: `Std.usable` of a column."""
    state = part(attr, "s")
    return (part(attr, "v").is_not_null() & (state.is_null() | (state == "warn"))).fill_null(False)


def values(frame: pl.DataFrame, attr: str, *, own: bool = False) -> pl.Series:
    """The usable values of an attribute, '' elsewhere; `own` leaves out what only repeats the id number."""
    if attr not in frame.columns:
        return pl.Series([""]).new_from_index(0, frame.height)
    kept = is_usable(attr)
    if own:
        kept &= (part(attr, "n") != "from_id").fill_null(True)
    return frame.select(pl.when(kept).then(part(attr, "v")).otherwise(pl.lit(""))).to_series()


def phones(frame: pl.DataFrame) -> pl.Series:
    """All telephone numbers of each row, as lists."""
    if "phone" not in frame.columns:
        return pl.Series([[]], dtype=pl.List(pl.String)).new_from_index(0, frame.height)
    said = pl.element().filter(pl.element().is_not_null() & (pl.element() != ""))
    every = pl.concat_list(part("phone", "v"), part("phone", "m").fill_null([]))
    return frame.select(every.list.eval(said)).to_series()
