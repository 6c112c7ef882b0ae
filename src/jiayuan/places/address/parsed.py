"""What a parsed address says."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.placepath import Level
from jiayuan.places.refs import PlaceRef


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """`place` is the deepest place that is certain (None if two fit), `level` its floor of the tree.

    The words are kept as understood, whether or not the tree has them; text not understood is in `rest`. Divisions are
    given by their full names; `number` is a door plate at a road (88号院, 1200弄), `building` a house of a compound.
    `elsewhere`: the text names another district than those of the tree.
    """

    place: PlaceRef | None = None
    level: Level | None = None
    compound: str = ""
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    rest: str = ""
    confidence: float = 0.0
    alternatives: tuple[PlaceRef, ...] = ()
    province: str = ""
    city: str = ""
    district: str = ""
    town: str = ""
    community: str = ""
    road: str = ""
    number: str = ""
    elsewhere: bool = False
