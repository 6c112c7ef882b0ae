"""The two sides of a comparison: a standardised row, and a person of the base."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Incoming:
    """A standardised row. Numbers come as blind indexes (hex), `id_plain` beside where it is held in memory.

    `birth` and `sex` are '' when they only repeat the id number. `places` are closed place paths.
    """

    name: str = ""
    name_py: str = ""
    id_bi: str = ""
    id_plain: str = ""
    sex: str = ""
    birth: str = ""
    phones: tuple[str, ...] = ()
    address: str = ""
    community: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the base; `shared` tells that more than three people hold the phone number."""

    person: UUID
    name: str = ""
    name_py: str = ""
    id_bi: str = ""
    id_plain: str = ""
    sex: str = ""
    birth: str = ""
    phone: str = ""
    shared: bool = False
    room: str = ""
    place: str = ""
    not_same: bool = field(default=False)
