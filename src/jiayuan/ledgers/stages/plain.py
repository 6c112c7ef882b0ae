"""Lines about which there is nothing to tell: known for such in columns, and written without looking at each.

Most lines of a ledger are filled in as they should be. A line counts as plain only where every rule is sure to find
nothing but cells that are required and empty: each other cell is the usual form of its attribute, and what tells the
same thing twice says the same. All other lines go through the rules one by one; for plain ones the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

import polars as pl

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.linking.idnumbers import told_by
from jiayuan.ledgers.rules.checks import Bounds
from jiayuan.ledgers.rules.looks import LOOK_OF, fits, look
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.locating import ADDRESSES, Locator
from jiayuan.ledgers.stages.sight import Seen, blank, read_column

# What would have to be escaped in JSON.
_ESCAPED = r'["\\\x00-\x1f]'


@dataclass(frozen=True, slots=True)
class Reading:
    """How the lines of one sheet are read. `keys` are the alternatives that make the line the same next month."""

    columns: Mapping[str, int]
    required: Sequence[str]
    bounds: Bounds
    as_of: date
    past: frozenset[str]
    keys: Sequence[Sequence[str]]
    locator: Locator
    usual: Seen = field(default_factory=dict)


def _usual(attr: str, text: str) -> str | None:
    """The value of a cell; None where the rules of rows must see it."""
    cell = standardise(attr, text)
    told = cell.code or cell.note or cell.more or cell.state not in ("ok", "empty")
    return None if told or not fits(attr, look(text)) else cell.value


def _communities(typed: pl.Series, how: Reading) -> pl.DataFrame:
    """path and note of the community column; null where it is unknown."""
    different = typed.unique()
    told = [_community(text, how) if text else ("", "") for text in different]
    paths, notes = (pl.Series([one[part] for one in told], dtype=pl.String) for part in (0, 1))
    return pl.DataFrame(
        {"v": typed.replace_strict(different, paths, return_dtype=pl.String),
         "n": typed.replace_strict(different, notes, return_dtype=pl.String)}
    )  # fmt: skip


def _community(text: str, how: Reading) -> tuple[str | None, str]:
    value = _usual("community", text)
    path = how.locator.community(value) if value else value
    return path, value or ""


def _addresses(attr: str, typed: pl.Series, near: pl.Series, how: Reading) -> pl.DataFrame:
    """path and note of an address column; null where the room is not sure. `near`: the community it likely is in."""
    asked = pl.DataFrame({"typed": typed, "near": near})
    different = asked.unique()
    told = [_address(attr, text, hint, how) if text else ("", "") for text, hint in different.iter_rows()]
    found = different.with_columns(
        v=pl.Series([one[0] for one in told], dtype=pl.String), n=pl.Series([one[1] for one in told], dtype=pl.String)
    )
    return asked.join(found, on=["typed", "near"], how="left", maintain_order="left").select("v", "n")


def _address(attr: str, text: str, hint: str, how: Reading) -> tuple[str | None, str]:
    value = _usual(attr, text)
    if not value:
        return value, ""
    cell = how.locator.room(value, PlacePath(hint) if hint else None)
    return (cell.value if cell.state == "ok" and not cell.code else None), cell.note


def _values(raw: pl.Series, how: Reading) -> pl.DataFrame:
    """A column per attribute, null where the cell is not usual; `note …` beside those of places."""
    typed = {attr: raw.list.get(col, null_on_oob=True).fill_null("") for attr, col in how.columns.items()}
    found: dict[str, pl.Series] = {}
    for attr, column in typed.items():
        if attr not in (*ADDRESSES, "community"):
            found[attr] = read_column(attr, column, partial(_usual, attr), how.usual)
    near = blank(raw)
    if "community" in typed:
        told = _communities(typed["community"], how)
        found["community"], found["note community"] = told["v"], told["n"]
        near = told["v"].fill_null("")
    office = pl.Series([how.locator.hint.value if how.locator.hint else ""]).new_from_index(0, raw.len())
    for attr in (one for one in ADDRESSES if one in typed):
        told = _addresses(attr, typed[attr], near.zip_with(near != "", office), how)
        found[attr], found[f"note {attr}"] = told["v"], told["n"]
    return pl.DataFrame(found)


def _years_before(day: date, years: int) -> str:
    # Compared as text, as `rules.checks.age` compares month and day: a year earlier is the same month and day.
    return f"{day.year - years:04}-{day.month:02}-{day.day:02}"


def _agree(frame: pl.DataFrame, how: Reading) -> pl.Expr:
    """Whether number, birth date and sex say the same, and the age is the ledger's."""
    good, born, sex = pl.lit(True), pl.lit(""), pl.lit("")
    if "id_number" in frame.columns:
        has, told = pl.col("id_number") != "", told_by(pl.col("id_number"))
        # Documents without a date inside are left to the rules.
        good &= ~has | (pl.col("id_number").str.len_chars() == 18)
        born, sex = (pl.when(has).then(told[attr]).otherwise(pl.lit("")) for attr in ("birth", "sex"))
    for attr, said in (("birth", born), ("sex", sex)):
        if attr in frame.columns:
            good &= (pl.col(attr) == "") | (said == "") | (pl.col(attr) == said)
    if "birth" in frame.columns:
        born = pl.when(born == "").then(pl.col("birth")).otherwise(born)
    young, old = _years_before(how.as_of, how.bounds.age_min), _years_before(how.as_of, how.bounds.age_max + 1)
    return good & ((born == "") | ((born <= how.as_of.isoformat()) & (born <= young) & (born > old)))


def _is_plain(frame: pl.DataFrame, how: Reading) -> pl.Expr:
    attrs = [attr for attr in how.columns if attr in frame.columns]
    known = pl.all_horizontal(pl.all().is_not_null())
    safe = ~pl.any_horizontal(pl.all().str.contains(_ESCAPED))
    told = pl.any_horizontal(pl.lit(False), *(pl.col(attr) != "" for attr in attrs if attr in LOOK_OF))
    past = [pl.col(attr) <= how.as_of.isoformat() for attr in attrs if attr in how.past]
    return known & safe & told & pl.all_horizontal(pl.lit(True), *past) & _agree(frame, how)


def _recovered(frame: pl.DataFrame) -> pl.DataFrame:
    """Birth and sex read from the number where they were not written; `note …` tells so."""
    if "id_number" not in frame.columns:
        return frame
    for attr, value in told_by(pl.col("id_number")).items():
        own = pl.col(attr) if attr in frame.columns else pl.lit("")
        read = (own == "") & (pl.col("id_number") != "")
        frame = frame.with_columns(
            pl.when(read).then(value).otherwise(own).alias(attr),
            pl.when(read).then(pl.lit("from_id")).otherwise(pl.lit("")).alias(f"note {attr}"),
        )
    return frame


def _packed(frame: pl.DataFrame, attrs: Sequence[str], how: Reading) -> pl.Expr:
    """The cells as `sealing.pack` writes them."""
    parts = []
    for attr in attrs:
        told = '"s":"error","c":"required"' if attr in how.required else '"s":"empty"'
        empty = f'"{attr}":{{{told}}}' if attr in how.columns else None
        note = pl.col(f"note {attr}") if f"note {attr}" in frame.columns else pl.lit("")
        parts.append(_cell(attr, pl.col(attr), note, empty))
    return pl.concat_str(pl.lit("{"), pl.concat_list(parts).list.drop_nulls().list.join(","), pl.lit("}"))


def _cell(attr: str, value: pl.Expr, note: pl.Expr, empty: str | None) -> pl.Expr:
    bare = pl.concat_str(pl.lit(f'"{attr}":{{"v":"'), value, pl.lit('"'))
    noted = pl.concat_str(bare, pl.lit(',"n":"'), note, pl.lit('"'))
    filled = pl.concat_str(pl.when(note == "").then(bare).otherwise(noted), pl.lit("}"))
    return pl.when(value != "").then(filled).otherwise(pl.lit(empty, pl.String))


def _said(attrs: Sequence[str]) -> pl.Expr:
    """The cells as `rules.rowkey.canonical` writes them."""
    parts = [
        pl.when(pl.col(attr) != "").then(pl.concat_str(pl.lit(f'"{attr}": ["'), pl.col(attr), pl.lit('", "ok"]')))
        for attr in sorted(attrs)
    ]
    return pl.concat_str(pl.lit("{"), pl.concat_list(parts).list.drop_nulls().list.join(", "), pl.lit("}"))


def _key(frame: pl.DataFrame, keys: Sequence[Sequence[str]]) -> pl.Expr:
    """The first alternative of the line's key that is there, as `rules.rowkey.row_key` writes it; else null."""
    found = []
    for attrs in keys:
        if all(attr in frame.columns for attr in attrs):
            there = pl.all_horizontal(*(pl.col(attr) != "" for attr in attrs))
            text = pl.concat_str(pl.lit(",".join(attrs)), *(pl.col(attr) for attr in attrs), separator="|")
            found.append(pl.when(there).then(text))
    return pl.coalesce(*found, pl.lit(None, pl.String))


def _missing(required: Sequence[str]) -> pl.Expr:
    empty = [pl.when(pl.col(attr) == "").then(pl.lit(attr)) for attr in required]
    return pl.concat_list([pl.lit(None, pl.String), *empty]).list.drop_nulls()


def plain_lines(raw: pl.Series, how: Reading) -> pl.DataFrame:
    """The plain ones among lines as typed (lists of texts).

    Columns: at (place in `raw`), packed, said, key, missing (attributes that are required and empty), and outside:
    whether the line says it belongs elsewhere.
    """
    if not set(how.required) <= how.columns.keys():
        # Then there is something to tell about every line.
        raw, how = raw.clear(), replace(how, required=())
    values = _values(raw, how)
    # A sheet without rows has no column whose texts could be looked at.
    chosen = values.select(_is_plain(values, how)).to_series() if values.height else pl.Series([], dtype=pl.Boolean)
    frame = _recovered(values.with_row_index("at").filter(chosen))
    attrs = [*how.columns, *(attr for attr in ("birth", "sex") if attr in frame.columns and attr not in how.columns)]
    stands = pl.lit("")
    for attr in ("community", "residence.actual"):
        if attr in frame.columns:
            stands = pl.when(pl.col(attr) != "").then(pl.col(attr)).otherwise(stands)
    return frame.select(
        "at", _packed(frame, attrs, how).alias("packed"), _said(attrs).alias("said"),
        _key(frame, how.keys).alias("key"), _missing(how.required).alias("missing"),
        ((stands != "") & ~stands.str.starts_with(how.locator.office.value)).alias("outside"),
    ).drop_nulls("key")  # fmt: skip
