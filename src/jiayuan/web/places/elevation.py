"""A building as a picture in a table: floors from the top, rooms by unit. Doors only, no names of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.kernel.placepath import Level
from jiayuan.places.api import PlaceRef


@dataclass(frozen=True, slots=True)
class Floor:
    """One row of the picture: the floor's number and its rooms in each unit, in the order of the units."""

    number: int
    cells: tuple[tuple[PlaceRef, ...], ...]


def elevation(inside: Sequence[PlaceRef]) -> tuple[list[PlaceRef], list[Floor]]:
    """The units and floors of a building from its subtree; the floor is the first two digits of a room's segment."""
    units = [ref for ref in inside if ref.path.level is Level.UNIT]
    rooms: dict[int, dict[str, list[PlaceRef]]] = defaultdict(lambda: defaultdict(list))
    for ref in inside:
        if ref.path.level is Level.ROOM and ref.path.segments[-1][:2].isdigit():
            rooms[int(ref.path.segments[-1][:2])][ref.path.segments[-2]].append(ref)
    floors = [
        Floor(number, tuple(tuple(rooms[number][unit.path.segments[-1]]) for unit in units))
        for number in sorted(rooms, reverse=True)
    ]
    return units, floors
