"""The frozen shapes in which the registry answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from jiayuan.registry.shapes import FactValue


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A masked search result; `person` is the id to ask further with."""

    person: UUID
    name: str
    id_number: str
    phone: str
    place: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """The asked fields of one person, masked; `household` is the household's id or None."""

    person: UUID
    fields: Mapping[str, FactValue]
    place_path: str
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class OrganisationRef:
    """`no` is the number used in scopes and in owner_org_id."""

    id: UUID
    no: int
    name: str
    kind: str
    uscc: str
    place_path: str


@dataclass(frozen=True, slots=True)
class ThingRef:
    id: UUID
    kind: str
    name: str
    code16: str
    place_path: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class LineageStep:
    """One open or closed fact behind a golden value; `value` is masked where the attribute is sealed.

    `ended` is the day until which it held by its own ledger; such a statement is kept but counts no more.
    """

    fact: int
    value: str
    origin: str
    valid_from: date
    open: bool
    golden: bool
    record_ref: int | None
    col: int | None
    batch: UUID | None
    disputed: bool = False
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Stayed:
    """A statement that was first made while two records were one: where it came from, not what it says."""

    fact: int
    attr: str
    origin: str
    record_ref: int | None
    col: int | None
    known_from: datetime


@dataclass(frozen=True, slots=True)
class Unmerged:
    """`entity` stands for itself again; `stayed` is what `survivor` was told meanwhile, for somebody to look at."""

    entity: UUID
    survivor: UUID
    stayed: tuple[Stayed, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What `records` say was `survivor`'s and is `entity`'s; `number` takes it back."""

    number: int
    entity: UUID
    survivor: UUID
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A step with the time it was believed, and what would be believed if its file were undone.

    `undoable`: it is open and came from a file. `instead` is then the value that would win, masked, or None when
    nothing would be left; `instead_origin` is who would have said it.
    """

    step: LineageStep
    known_from: datetime
    known_to: datetime | None
    undoable: bool = False
    instead: str | None = None
    instead_origin: str = ""
