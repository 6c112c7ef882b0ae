"""Work on each different text once: ledgers repeat themselves."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl


def by_value(column: pl.Series, work: Callable[[str], str]) -> pl.Series:
    """`work` applied to every text of a column, called once per different text; '' stays ''."""
    different = column.unique()
    done = pl.Series([work(text) if text else "" for text in different], dtype=pl.String)
    return column.replace_strict(different, done, return_dtype=pl.String)


def only_where(column: pl.Series, chosen: pl.Series, work: Callable[[str], str]) -> pl.Series:
    """`work` applied to the texts chosen by a mask; the others stay as they are."""
    # The usual case is settled by vector operations before; what is left is short.
    return (
        column if not chosen.any() else column.zip_with(~chosen, by_value(column.zip_with(chosen, _none(column)), work))
    )


def _none(column: pl.Series) -> pl.Series:
    return pl.Series([""], dtype=pl.String).new_from_index(0, column.len())


# The same characters as in `kernel.text`, in the other library's spelling.
_BLANKS = (
    r"[\s\x00-\x08\x0e-\x1f\x7f\u{ad}\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{fe00}-\u{fe0f}\u{feff}"
    r"\u{e0100}-\u{e01ef}]+"
)


def squeezed(column: pl.Series) -> pl.Series:
    """NFKC without blanks or invisible characters: `kernel.text.squeeze` of a whole column."""
    bare = column.str.normalize("NFKC").str.replace_all(_BLANKS, "")
    return bare.str.normalize("NFKC")
