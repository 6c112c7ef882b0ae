"""Facts: a value, known absent ("looked, there is none") or unknown. Missing is never zero nor false."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.nodes import Kind, Plain

State = Literal[0, 1, 2]
# The numbers are those of the state columns of a set.
UNKNOWN: State = 0
ABSENT: State = 1
KNOWN: State = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one fact. `note` says why a value does not count (stale, down, disputed)."""

    state: State
    value: Plain | None = None
    as_of: date | None = None
    source: str = ""
    note: str = ""


NOTHING_KNOWN = Fact(UNKNOWN)


@dataclass(frozen=True, slots=True)
class FactDef:
    """A catalogue entry. `low`, `high` bound an unknown number (fen for money); `expires` is in months.

    `codes` translate national code lists (GB/T 2261.1 for sex) into options.
    """

    code: str
    kind: Kind
    zh: str
    en: str
    options: tuple[str, ...] = ()
    option_names: Mapping[str, str] | None = None
    codes: Mapping[str, str] | None = None
    may_be_absent: bool = True
    low: int | None = None
    high: int | None = None
    source: str = ""
    expires: int | None = None
    question: str = ""
    who: str = ""


Facts = Mapping[str, Fact]


def _number(value: object, kind: Kind) -> int | None:
    # In Python True is an int; in a ledger it is a mistake.
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if kind != "money" or value >= 0 else None


def _coerced(defined: FactDef, value: object) -> Plain | None:
    """The value in the fact's type, or None if it is not of that type."""
    match defined.kind:
        case "bool":
            return value if isinstance(value, bool) else None
        case "int" | "money":
            return _number(value, defined.kind)
        case "date":
            return _date(value)
        case "enum":
            return value if isinstance(value, str) and value in defined.options else None
        case _:
            return value if isinstance(value, str) else None


def _date(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def known(defined: FactDef, value: object, *, as_of: date | None = None, source: str = "") -> Fact:
    """A known fact; raises BookError naming the field, never the value, when the type is wrong."""
    plain = _coerced(defined, value)
    if plain is None:
        raise BookError(defined.code, f"类型应为 {defined.kind}")
    return Fact(KNOWN, plain, as_of, source)


def fresh(defined: FactDef, fact: Fact, on: date) -> Fact:
    """The fact as it counts on a day: an expired value and a nonsensical absence are unknown."""
    # "There is no date of birth" cannot be true; somebody only failed to load it.
    if fact.state == ABSENT and not defined.may_be_absent:
        return Fact(UNKNOWN, None, fact.as_of, fact.source, "absent")
    if fact.state != UNKNOWN and fact.as_of and defined.expires and add_months(fact.as_of, defined.expires) < on:
        return Fact(UNKNOWN, fact.value, fact.as_of, fact.source, "stale")
    return fact
