"""Cells of telephone numbers: mobile, land line, service, several in one cell, of other countries, with extensions."""

from __future__ import annotations

from random import Random
from typing import get_args

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone, PhoneClass, kind_of, normalise
from jiayuan.kernel.values import mask_phone
from tests.fuzz.dice import damaged, digits, pick
from tests.fuzz.refusals import repeats, tried

CLASSES = frozenset(get_args(PhoneClass))
USABLE = ("mobile", "landline", "service")
BETWEEN = ("/", "、", ",", ";", "，", "；", "|", " ", "或", "\n", " 转 ", "")


def mobile(rng: Random) -> str:
    return f"1{rng.randrange(3, 10)}{digits(rng, 9)}"


def land(rng: Random) -> str:
    area = pick(rng, ("010", "021", "0755", "0311", "10", ""))
    return pick(rng, ("{0}-{1}", "({0}){1}", "{0} {1}", "{0}{1}")).format(area, f"6{digits(rng, 7)}")


def abroad(rng: Random) -> str:
    return pick(rng, ("+86", "0086", "86", "+86-", "(+86)", "+1 ", "+852")) + pick(rng, (mobile, land))(rng)


def service(rng: Random) -> str:
    return pick(rng, ("400", "800", "95", "96", "12", "110", "120")) + digits(rng, rng.randrange(8))


def several(rng: Random) -> str:
    return pick(rng, BETWEEN).join(pick(rng, (mobile, land, service))(rng) for _ in range(rng.randrange(2, 5)))


def spread(rng: Random) -> str:
    one = mobile(rng)
    return pick(rng, ("-", " ", "—", "\u2009")).join((one[:3], one[3:7], one[7:]))


KINDS = (mobile, land, abroad, service, several, spread)


def make(rng: Random) -> object:
    if rng.random() < 0.04:
        return pick(rng, (None, float("nan"), float("inf"), 1.39e10, 13800000000.0, 13800000000, -1.5, True))
    return damaged(rng, pick(rng, KINDS)(rng), 0.4)


def check(cell: object) -> None:
    """A closed class; numbers are ASCII digits, found again as themselves; the first usable one is the value."""
    parsed = Phone.parse(cell)
    assert parsed.kind in CLASSES
    assert (parsed.kind == "missing") == (parsed.numbers == ())
    for number in parsed.numbers:
        assert number.isascii()
        assert number.isdigit()
    usable = [number for number in parsed.numbers if kind_of(number) in USABLE]
    assert parsed.value == next(iter(usable or parsed.numbers), "")
    for number in usable:
        _holds_of_usable(number)
    if isinstance(cell, str):
        _refused_in_silence(cell)


def _holds_of_usable(number: str) -> None:
    assert len(number) <= 12
    assert normalise(number) == number
    again = Phone.parse(number)
    assert (again.value, again.numbers) == (number, (number,))
    assert Phone(number).value == number
    shown = mask_phone(number)
    assert "****" in shown
    assert number not in shown


def _refused_in_silence(cell: str) -> None:
    _phone, wrong = tried(Phone, cell, Invalid)
    if wrong is not None:
        assert not repeats(str(wrong), cell)
        assert [error.field for error in wrong.errors] == ["phone"]
