"""Raw text brought to the columns that comparisons read."""

from __future__ import annotations

import re

import polars as pl

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone, kind_of
from jiayuan.kernel.text import mark
from jiayuan.ledgers.linking.addresses import tidy_addresses, tidy_communities
from jiayuan.ledgers.linking.columns import Columns
from jiayuan.ledgers.linking.idnumbers import native, tidy_numbers
from jiayuan.ledgers.linking.names import tidy_names
from jiayuan.ledgers.linking.unique import by_value
from jiayuan.ledgers.rules.dates import day
from jiayuan.ledgers.rules.standardise import standardise

_MOBILE = r"^1[3-9]\d{9}$"
# What stands in a name cell when it changed places with the phone.
_NUMBER_LIKE = r"^[+＋\d０-９][\d０-９\-－/、 ]{6,}$"
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def texts(table: pl.DataFrame, columns: Columns, name: str) -> pl.Series:
    """One field as text, '' where it is missing; several columns are joined by a blank."""
    parts = columns.of.get(name, ())
    if not parts:
        return pl.Series([""]).new_from_index(0, table.height)
    try:
        cells = [table[part].cast(pl.String).fill_null("").str.strip_chars() for part in parts]
    except pl.exceptions.InvalidOperationError as error:
        # Lists and records of parquet are no cells.
        raise Invalid(mark("这些列里不是文字或数字：") + "、".join(parts)) from error
    joined = pl.select(pl.concat_str(cells, separator=" ")).to_series() if len(cells) > 1 else cells[0]
    return joined.str.strip_chars().alias(name)


def _exchange(one: pl.Series, other: pl.Series, odd: pl.Series) -> tuple[pl.Series, pl.Series]:
    return other.zip_with(odd, one), one.zip_with(odd, other)


def unswapped(name: pl.Series, number: pl.Series, phone: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Cells that changed places in their row are put back: a cell's look decides, not its header."""
    name, phone = _exchange(name, phone, name.str.contains(_NUMBER_LIKE) & ~phone.str.contains(r"\d") & (phone != ""))
    long = phone.str.contains(r"^'?\d{17}[\dXx]$|^'?\d{15}$")
    number, phone = _exchange(number, phone, long & ~number.str.contains(r"^'?\d{17}[\dXx]$|^'?\d{15}$"))
    return name, number, phone


def _numbers(text: str) -> str:
    usable = [one for one in Phone.parse(text).numbers if kind_of(one) in ("mobile", "landline")]
    # Numbers of other countries: nothing to check, but alike is alike.
    return "|".join(usable) or ("" if text.startswith("1") else _digits(text))


def _digits(text: str) -> str:
    bare = "".join(one for one in text if one.isdigit())
    return bare if len(bare) >= 7 else ""


def tidy_phones(column: pl.Series) -> pl.Series:
    """Lists of numbers; several in one cell stay apart."""
    sure = column.str.contains(_MOBILE)
    blank = pl.Series([""]).new_from_index(0, column.len())
    parts = column.zip_with(sure, by_value(column.zip_with(~sure, blank), _numbers))
    split = parts.str.split("|")
    return split.list.eval(pl.element().filter(pl.element() != ""))


def _day(text: str) -> str:
    found = _DAY_FIRST.fullmatch(text)
    cell = day(f"{found[3]}-{found[2]}-{found[1]}" if found else text)
    return cell.value if cell.usable and cell.code != "date_month" else ""


def tidy(table: pl.DataFrame, columns: Columns, *, national: bool | None = None) -> pl.DataFrame:
    """The comparable columns of a table, a row per row; `n` is the row's number from 0.

    name, key, family, given, han, id, near, id_birth, sex, birth, phones, head, first, mid, last, community.
    """
    name, number, phone = unswapped(*(texts(table, columns, field) for field in ("name", "id_number", "phone")))
    national = native(number) if national is None else national
    numbers = tidy_numbers(number, national=national)
    address = tidy_addresses(texts(table, columns, "address"))
    community = tidy_communities(texts(table, columns, "community"))
    sex = by_value(texts(table, columns, "sex"), lambda text: standardise("sex", text).value)
    return (
        pl.DataFrame(
            {
                "n": pl.Series(range(table.height), dtype=pl.UInt32),
                "sex": sex.zip_with(sex.is_in(["1", "2"]), pl.Series([""]).new_from_index(0, table.height)),
                "birth": by_value(texts(table, columns, "birth"), _day),
                "phones": tidy_phones(phone),
                "community": community.zip_with(community != "", address["written"]),
            }
        )
        .hstack(tidy_names(name))
        .hstack(numbers)
        .hstack(address.drop("written"))
    )
