"""The frozen shapes that pass through the registry's door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from jiayuan.kernel.events import Event

FactState = Literal["value", "absent", "unknown"]


@dataclass(frozen=True, slots=True)
class FactValue:
    """`value` is text, or an ISO date, "true"/"false", whole fen, a place path; `absent` means looked and none."""

    state: FactState
    value: str | None = None
    as_of: date | None = None
    source: str = ""


UNKNOWN = FactValue("unknown")


@dataclass(frozen=True, slots=True)
class FactRow:
    """One statement to store. Exactly one of value, place (a path) or absent is given; sealed attributes come plain.

    `record_ref` and `col` are opaque to the registry; the ledgers resolve them to a cell. `confidence` 0 ok, 1 warned.
    """

    entity: UUID
    attr: str
    value: str | None = None
    place: str | None = None
    absent: bool = False
    key: str = ""
    confidence: int = 0
    record_ref: int | None = None
    col: int | None = None


@dataclass(frozen=True, slots=True)
class FactBatch:
    """What one source brings at once.

    `origin` names the independent source (template and office); `ranks` is its rank per attribute (0 best, default 50);
    `new` are entities to make (id → kind); `records` are the refs whose earlier facts this batch replaces.
    """

    id: UUID
    origin: str
    as_of: date
    rows: Sequence[FactRow]
    new: Mapping[UUID, str] = field(default_factory=dict)
    records: Sequence[int] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch did to the base."""

    facts: int
    closed: int
    made: int
    touched: int


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
    """One open or closed fact behind a golden value; `value` is masked where the attribute is sealed."""

    fact: int
    value: str
    origin: str
    valid_from: date
    open: bool
    golden: bool
    record_ref: int | None
    col: int | None
    batch: UUID | None


@dataclass(frozen=True, slots=True)
class EntitiesChanged(Event):
    """Golden records that may have changed, by the batch that did it."""

    batch: UUID
    count: int


@dataclass(frozen=True, slots=True)
class EntitiesMerged(Event):
    survivor: UUID
    other: UUID
