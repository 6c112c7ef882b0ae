"""The picture of any building: every door of its units once, floors from the top, nothing that is no door."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.placepath import Level
from jiayuan.places.api import PlaceRef
from jiayuan.web.places.elevation import elevation
from tests.tree import HOME_BUILDING

UNITS = st.sets(st.integers(1, 4), min_size=1)
DOORS = st.sets(st.tuples(st.integers(1, 4), st.integers(1, 24), st.integers(1, 6)), max_size=30)


def ref(*segments: str) -> PlaceRef:
    path = HOME_BUILDING
    for segment in segments:
        path = path.child(segment)
    return PlaceRef(
        abs(hash(path)), path.level.name.lower(), path, segments[-1] if segments else "1号楼", path.code12()
    )


def built(units: set[int], doors: set[tuple[int, int, int]]) -> list[PlaceRef]:
    rooms = [ref(f"{unit:02}", f"{floor:02}{door:02}") for unit, floor, door in sorted(doors) if unit in units]
    return [ref(), *(ref(f"{unit:02}") for unit in sorted(units)), *rooms]


@settings(max_examples=50)
@given(UNITS, DOORS)
def test_every_door_stands_once_in_its_unit_and_on_its_floor(units: set[int], doors: set[tuple[int, int, int]]) -> None:
    inside = built(units, doors)
    columns, floors = elevation(inside)
    shown = [
        (unit, floor.number, room)
        for floor in floors
        for unit, cell in zip(columns, floor.cells, strict=True)
        for room in cell
    ]
    assert len(shown) == sum(one.path.level is Level.ROOM for one in inside)
    for unit, number, room in shown:
        assert unit.path.contains(room.path)
        assert room.path.segments[-1].startswith(f"{number:02}")


@settings(max_examples=50)
@given(UNITS, DOORS)
def test_floors_come_from_the_top_and_none_is_empty(units: set[int], doors: set[tuple[int, int, int]]) -> None:
    _columns, floors = elevation(built(units, doors))
    numbers = [floor.number for floor in floors]
    assert numbers == sorted(set(numbers), reverse=True)
    assert all(any(floor.cells) for floor in floors)


@settings(max_examples=30)
@given(UNITS, DOORS)
def test_what_has_no_floor_in_its_number_is_left_out(units: set[int], doors: set[tuple[int, int, int]]) -> None:
    plain = elevation(built(units, doors))
    odd = [ref(f"{unit:02}", "B001") for unit in units]
    assert elevation([*built(units, doors), *odd]) == plain
