"""The two sides of a comparison: a standardised row, and a person of the base."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

# Stands where a sealed number was not opened: longer than any number, so that nothing is near it.
UNOPENED = "?" * 40
COMPOUND, COMMUNITY = 4, 3


@dataclass(frozen=True, slots=True)
class Door:
    """Which door: the compound or lane (`head`), building, unit, room; '' where it is not said."""

    head: str = ""
    first: str = ""
    mid: str = ""
    last: str = ""


def door_of(path: str) -> Door:
    """The door of a closed place path; nothing above a compound is a door."""
    segments = path.split(".")[:-1]
    if len(segments) < COMPOUND:
        return Door()
    head = "".join(f"{one}." for one in segments[:COMPOUND])
    return Door(head, *segments[COMPOUND:])


def community_of(path: str) -> str:
    """The community a path lies in; '' where the path ends above one: known to the street is not another community."""
    segments = path.split(".")[:-1]
    return "".join(f"{one}." for one in segments[:COMMUNITY]) if len(segments) >= COMMUNITY else ""


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared; the columns of `linking.tidy` are the same, a row each.

    `key` is the name's sound, `id` a well-formed number or its blind index, `near` the number as far as it can be
    compared character by character, `id_birth` the date inside it. `phones` are numbers or blind indexes, the same on
    both sides. `birth` and `sex` are '' when they only repeat the id number.
    """

    name: str = ""
    key: str = ""
    id: str = ""
    near: str = ""
    id_birth: str = ""
    sex: str = ""
    birth: str = ""
    phones: tuple[str, ...] = ()
    door: Door = field(default_factory=Door)
    community: str = ""

    @property
    def born(self) -> str:
        """The date to look people up by."""
        return self.birth or self.id_birth


@dataclass(frozen=True, slots=True)
class Incoming(Side):
    """A standardised row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Side):
    """A person of the base; `shared` tells that more than three people hold one of the numbers."""

    person: UUID
    shared: bool = False
    not_same: bool = False
