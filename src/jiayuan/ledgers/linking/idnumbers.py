"""Numbers of a whole column: the well-formed at once, the odd ones by the kernel's parser."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.linking.unique import by_value

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], np.int64)
_CHECKS = np.frombuffer(b"10X98765432", np.uint8)
_GOOD = (IdClass.OK, IdClass.FROM15)
# A table whose numbers are mostly of another country's form is compared by that form.
NATIVE_SHARE = 0.5
_PART = "\x1f"


def checked_numbers(column: pl.Series) -> pl.Series:
    """Which texts are 18 places with the right check digit and a plausible date."""
    # Only what cannot be anything else; provinces are those of GB/T 2260, digits those of ASCII.
    province = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]"
    shaped = column.str.contains(
        rf"^(?:{province})[0-9]{{4}}(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}[0-9X]$"
    )
    right = np.zeros(column.len(), bool)
    where = np.flatnonzero(shaped.fill_null(False).to_numpy())
    if len(where):
        joined = "".join(column.gather(where).to_list()).encode()
        digits = np.frombuffer(joined, np.uint8).reshape(-1, 18)
        sums = (digits[:, :17].astype(np.int64) - 48) @ _WEIGHTS % 11
        right[where] = _CHECKS[sums] == digits[:, 17]
    # 30 February and the like are left to the parser, which knows the calendar.
    rare = column.str.slice(10, 4).is_in(["0229", "0230", "0231", "0431", "0631", "0931", "1131"])
    return pl.Series(right) & ~rare.fill_null(False)


def _one(text: str) -> str:
    """class, number and comparable text of one odd cell, parted by what no cleaned cell can hold."""
    parsed = parse_id(text)
    good = parsed.value if parsed.kind in _GOOD or (parsed.kind is IdClass.OTHER and len(parsed.value) >= 5) else ""
    near = "" if parsed.kind in (IdClass.MISSING, IdClass.FLOAT_DAMAGED) else parsed.value
    return f"{'native' if parsed.kind in _GOOD else ''}{_PART}{good}{_PART}{near}"


def _foreign(text: str) -> str:
    bare = "".join(character for character in squeeze(text).upper() if character.isalnum())
    return f"{_PART}{bare}{_PART}{bare}" if len(bare) >= 4 else _PART * 2


def native(column: pl.Series) -> bool:
    """Whether most of a column's numbers (of up to 5,000 looked at) have the national form."""
    filled = column.filter(column != "").head(5_000)
    return filled.is_empty() or sum(parse_id(text).kind in _GOOD for text in filled) >= NATIVE_SHARE * filled.len()


def told_by(number: pl.Expr) -> dict[str, pl.Expr]:
    """The birth date (as text) and the sex that the eighteen places of a number tell."""
    day = pl.concat_str(number.str.slice(6, 4), number.str.slice(10, 2), number.str.slice(12, 2), separator="-")
    odd = number.str.slice(16, 1).is_in(list("13579"))
    return {"birth": day, "sex": pl.when(odd).then(pl.lit("1")).otherwise(pl.lit("2"))}


def tidy_numbers(column: pl.Series, *, national: bool) -> pl.DataFrame:
    """id (well-formed, else ''), near (what can be compared character by character), id_birth and id_sex."""
    if not national:
        parts = by_value(column, _foreign)
    else:
        upper = column.str.strip_chars(" '").str.replace("x", "X", literal=True)
        sure = checked_numbers(upper)
        odd = by_value(column.zip_with(~sure, pl.Series([""]).new_from_index(0, column.len())), _one)
        whole = pl.select(pl.concat_str(pl.lit(f"native{_PART}"), upper, pl.lit(_PART), upper)).to_series()
        parts = odd.zip_with(~sure, whole)
    split = parts.str.splitn(_PART, 3).struct.unnest()
    kind, number, near = (split[name].fill_null("") for name in split.columns)
    is_native = (kind == "native") & (number.str.len_chars() == 18)
    blank = pl.Series([""]).new_from_index(0, column.len())
    birth, sex = pl.DataFrame({"number": number}).select(**told_by(pl.col("number"))).get_columns()
    return pl.DataFrame(
        {
            "id": number,
            "near": near,
            "id_birth": birth.zip_with(is_native, blank),
            "id_sex": sex.zip_with(is_native, blank),
        }
    )
