"""A building as a picture: floors from the top, rooms by unit. Doors only, no names and no numbers of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.kernel.placepath import Level
from jiayuan.places.api import PlaceRef

CELL_W, CELL_H, MARGIN = 44, 22, 26
MOST_CELLS = 60 * 150


@dataclass(frozen=True, slots=True)
class Floor:
    """One row of the picture: the floor's number and its rooms in each unit, in the order of the units."""

    number: int
    cells: tuple[tuple[PlaceRef, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A floor of a unit, drawn at x, y (user units of the SVG): `rooms` are the doors the tree has there."""

    x: int
    y: int
    floor: int
    unit: str
    rooms: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing; `floors` are (number, y) and `units` (name, x) of the labels."""

    width: int
    height: int
    cells: tuple[Cell, ...]
    floors: tuple[tuple[int, int], ...]
    units: tuple[tuple[str, int], ...]


def elevation(inside: Sequence[PlaceRef]) -> tuple[list[PlaceRef], list[Floor]]:
    """The units and floors of a building from its subtree; the floor is the first two digits of a room's segment."""
    units = [ref for ref in inside if ref.path.level is Level.UNIT]
    rooms: dict[int, dict[str, list[PlaceRef]]] = defaultdict(lambda: defaultdict(list))
    for ref in inside:
        if ref.path.level is Level.ROOM and ref.path.segments[-1][:2].isdecimal():
            rooms[int(ref.path.segments[-1][:2])][ref.path.segments[-2]].append(ref)
    floors = [
        Floor(number, tuple(tuple(rooms[number][unit.path.segments[-1]]) for unit in units))
        for number in sorted(rooms, reverse=True)
    ]
    return units, floors


def picture(units: Sequence[PlaceRef], floors: Sequence[Floor], size: tuple[int | None, int | None]) -> Picture | None:
    """All floors and units the building has by its size, and those the tree knows besides; None if there are none."""
    known = {floor.number: floor for floor in floors}
    numbers = sorted({*range(1, (size[0] or 0) + 1), *known}, reverse=True)
    # Units the tree does not know yet have no name of their own.
    names = [unit.name for unit in units] + [f"{n}单元" for n in range(len(units) + 1, (size[1] or 0) + 1)]
    if not numbers or not names or len(numbers) * len(names) > MOST_CELLS:
        return None
    cells = [
        Cell(MARGIN + column * CELL_W, row * CELL_H, number, name, _doors(known.get(number), column))
        for row, number in enumerate(numbers)
        for column, name in enumerate(names)
    ]
    return Picture(
        MARGIN + len(names) * CELL_W, (len(numbers) + 1) * CELL_H, tuple(cells),
        tuple((number, row * CELL_H + CELL_H - 7) for row, number in enumerate(numbers)),
        tuple((name, MARGIN + column * CELL_W) for column, name in enumerate(names)),
    )  # fmt: skip


def _doors(floor: Floor | None, column: int) -> int:
    return len(floor.cells[column]) if floor and column < len(floor.cells) else 0
