"""Facts: a value, known absent ("looked, there is none") or unknown. Missing is never zero nor false."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.engine.language.nodes import Kind, Plain

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

    `codes` translate national code lists (GB/T 2261.1 for sex) into options; `of` says whose fact it is.
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
    of: str = "person"

    def within(self, number: int) -> bool:
        """Whether a number lies where the catalogue says it may: a level of 9 would quietly fail every condition."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


Facts = Mapping[str, Fact]
# The entries of a unit's lists by source; a source that is not there is a list nobody has named.
Lists = Mapping[str, Sequence[Facts]]
NO_LISTS: Lists = MappingProxyType({})


def fresh(defined: FactDef, fact: Fact, on: date) -> Fact:
    """The fact as it counts on a day: an expired value and a nonsensical absence are unknown."""
    # "There is no date of birth" cannot be true; somebody only failed to load it.
    if fact.state == ABSENT and not defined.may_be_absent:
        return Fact(UNKNOWN, None, fact.as_of, fact.source, "absent")
    if fact.state != UNKNOWN and fact.as_of and defined.expires and add_months(fact.as_of, defined.expires) < on:
        return Fact(UNKNOWN, fact.value, fact.as_of, fact.source, "stale")
    return fact
