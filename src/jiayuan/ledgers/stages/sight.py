"""Cells that have the usual form of their attribute: known at first sight, a whole column at once."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from jiayuan.ledgers.linking.idnumbers import checked_numbers

# A name that looks like nothing else: no sex, no community, no part of an address.
_NAME = r"^[\u{4e00}-\u{9fff}]{2,4}$"
_OTHER = r"[男女性社居区委会号楼室院栋门级单元无空不详未知暂没有]"
_MOBILE = r"^1[3-9][0-9]{9}$"
_DAY = r"^(19|20)[0-9]{2}[-/.][0-9]{2}[-/.][0-9]{2}$"
# attribute, cell as typed → what was made of it.
Seen = dict[tuple[str, str], str | None]


def blank(typed: pl.Series) -> pl.Series:
    """As many empty texts."""
    return pl.Series([""]).new_from_index(0, typed.len())


def at_sight(attr: str, typed: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Which cells surely have a value that is no more than tidied, and the values there."""
    if attr == "name":
        return typed.str.contains(_NAME) & ~typed.str.contains(_OTHER), typed
    if attr == "id_number":
        return checked_numbers(typed), typed
    if attr == "phone":
        return typed.str.contains(_MOBILE), typed
    if attr == "birth":
        days = typed.str.replace_all(r"[/.]", "-").str.to_date("%Y-%m-%d", strict=False)
        # One separator twice, or it is no day.
        same = typed.str.slice(4, 1) == typed.str.slice(7, 1)
        return typed.str.contains(_DAY) & same & days.is_not_null(), days.dt.strftime("%Y-%m-%d")
    return pl.Series([False]).new_from_index(0, typed.len()), typed


def read_column(attr: str, typed: pl.Series, work: Callable[[str], str | None], seen: Seen) -> pl.Series:
    """The values of a column; `work` is asked once about each text that is not known at sight. '' stays ''."""
    sure, value = at_sight(attr, typed)
    rest = typed.filter(~sure).unique()
    for text in rest:
        if (attr, text) not in seen:
            seen[attr, text] = work(text) if text else ""
    known = pl.Series([seen[attr, text] for text in rest], dtype=pl.String)
    return value.zip_with(sure, typed.replace_strict(rest, known, default=None, return_dtype=pl.String))
