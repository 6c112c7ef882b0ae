"""The frozen shapes in which forms pass through the door of the ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a form is about: everybody living in a place, of an age, of whom certain attributes are known."""

    place: str
    age_min: int | None = None
    age_max: int | None = None
    known: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewForm:
    """What a steward asks. `attrs` are attribute codes; `again_reason` why fresh values are asked for again."""

    title: str
    attrs: Sequence[str]
    audience: Audience
    due: date
    again_reason: str = ""


@dataclass(frozen=True, slots=True)
class FormRef:
    """A form as its askers see it. `left_out`: people of places that have no office to ask them."""

    id: UUID
    title: str
    attrs: Sequence[str]
    due: date
    state: str
    state_label: str
    people: int
    place: str
    again_reason: str
    again_agreed: bool
    is_author: bool
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Twin:
    """A form that already asks this, and how much of the new one it covers."""

    id: UUID
    title: str
    attrs: int
    of_attrs: int
    people: int
    of_people: int


@dataclass(frozen=True, slots=True)
class TaskRef:
    """A community's part. `counts`: people, done, cells, prefilled, confirmed, typed, unknown."""

    id: UUID
    form: UUID
    title: str
    attrs: Sequence[str]
    due: date
    place: str
    office: int
    state: str
    state_label: str
    counts: Mapping[str, int]
    file: UUID | None
    reason: str
    version: int
    commands: Sequence[str]


@dataclass(frozen=True, slots=True)
class BuildingRef:
    """One building of the phone list; `path` may be a higher place where no building is known."""

    path: str
    name: str
    people: int
    done: int


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: what the base knows, since when and from where; what was answered; whether it is asked at all."""

    attr: str
    label: str
    words: str
    as_of: date | None
    source: str
    asked: bool
    token: str
    mark: str = ""
    typed: str = ""
    changed: bool = False
    choices: Sequence[str] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """One person on the phone list; `key` is what the next page is asked with."""

    key: int
    name: str
    id_number: str
    room: str
    floor: str
    version: int
    cells: Sequence[CellView] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was not kept: of which row and attribute, in words."""

    row: int
    attr: str
    message: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saving did: rows written, what was not kept, and the version each row of it has now."""

    rows: int
    problems: Sequence[Problem]
    versions: Mapping[int, int] = field(default_factory=dict)
