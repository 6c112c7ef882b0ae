"""Cells of identity numbers: right, old, masked, eaten by a spreadsheet, of other offices, and plain noise."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from jiayuan.kernel.creditcode import ALPHABET, CreditCode, credit_check
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.idform import PROVINCES, check_digit
from jiayuan.kernel.idnumber import IdClass, IdNumber, clean_id, parse_id
from jiayuan.kernel.values import mask_id
from tests.fuzz.dice import damaged, digits, pick
from tests.fuzz.refusals import repeats, tried

AREAS = (*sorted(f"{province}0102" for province in PROVINCES), "810000", "820000", "830000", "900001", "000000")
DAYS = ("19491001", "18991231", "20000229", "19000229", "20240230", "19991301", "17000101", "00000000", "20991231")
GOOD = (IdClass.OK, IdClass.FROM15)
WHOLE = re.compile(r"[0-9]{17}[0-9X]")
MASKED = re.compile(r"[0-9]{1,14}[*X]{3,}[0-9]{0,4}[0-9X]?")


def number(rng: Random) -> str:
    day = pick(rng, DAYS) if rng.random() < 0.3 else f"19{digits(rng, 2)}0{rng.randrange(1, 10)}1{rng.randrange(10)}"
    first = pick(rng, AREAS) + day + digits(rng, 3)
    return first + check_digit(first)


def fifteen(rng: Random) -> str:
    whole = number(rng)
    return whole[:6] + whole[8:14] + pick(rng, (whole[14:17], "996", "999"))


def masked(rng: Random) -> str:
    whole = number(rng)
    return whole[: rng.randrange(1, 15)] + pick(rng, "*xX×●※") * rng.randrange(2, 12) + whole[rng.randrange(13, 18) :]


def floated(rng: Random) -> str:
    whole = number(rng)
    return pick(rng, (f"{whole[0]}.{whole[1:14]}E+17", f"{whole[:15]}000", f"{whole[:17]}.0", f"{whole[:15]}000.0"))


def other(rng: Random) -> str:
    letters = "".join(pick(rng, "ABEGHMPW") for _ in range(3))
    return pick(rng, (f"{letters}{digits(rng, 12)}", f"{letters[0]}{digits(rng, 8)}", f"H{digits(rng, 10)}",
                      f"{digits(rng, 8)}({pick(rng, 'AB1')})"))  # fmt: skip


def credit(rng: Random) -> str:
    first = "".join(pick(rng, ALPHABET) for _ in range(17))
    return first + credit_check(first)


KINDS = (number, number, fifteen, masked, floated, other, credit)


def make(rng: Random) -> object:
    """Mostly text; sometimes what a spreadsheet hands over instead of it."""
    chance = rng.random()
    if chance < 0.03:
        return pick(rng, (None, float("nan"), float("inf"), -float("inf"), 1e300, -1.0, 0, True, 110102.5, b"1101"))
    if chance < 0.08:
        return pick(rng, (float, int))(digits(rng, rng.randrange(1, 20)))
    return damaged(rng, pick(rng, KINDS)(rng), 0.45)


def _holds_of_good(value: str, as_of: date | None) -> None:
    assert WHOLE.fullmatch(value)
    assert value[17] == check_digit(value[:17])
    kept = IdNumber(value)
    assert kept.birth_date.strftime("%Y%m%d").rjust(8, "0") == value[6:14]
    assert as_of is None or kept.birth_date <= as_of
    assert kept.masked()[6:14] == "*" * 8
    again = parse_id(value, as_of)
    assert (again.kind, again.value) == (IdClass.OK, value)


def check(cell: object) -> None:
    """One closed class, a value no longer than the text, good ones good for ever, refusals without the number."""
    as_of = date(2026, 3, 1)
    parsed = parse_id(cell, as_of)
    assert parsed.kind in IdClass
    if parsed.kind in GOOD:
        _holds_of_good(parsed.value, as_of)
    elif parsed.kind is IdClass.MASKED:
        assert MASKED.fullmatch(parsed.value)
    elif parsed.kind is IdClass.MISSING:
        assert parsed.value == ""
    assert (parsed.number is None) == (parsed.kind not in GOOD)
    if isinstance(cell, str):
        check_text(cell)


def check_text(cell: str) -> None:
    cleaned = clean_id(cell)
    assert clean_id(cleaned) == cleaned
    assert len(mask_id(cleaned)) <= 18
    for read in (IdNumber, CreditCode):
        _number, wrong = tried(read, cell, Invalid)
        if wrong is not None:
            _silent(wrong, cleaned)


def _silent(wrong: Invalid, cleaned: str) -> None:
    told = f"{wrong} {[error.message for error in wrong.errors]} {wrong.advice}"
    assert not repeats(told, cleaned)
    assert [error.code for error in wrong.errors]
