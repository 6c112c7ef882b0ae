"""A building as a picture in a table."""

import pytest

from jiayuan.places.queries import subtree
from jiayuan.web.places.elevation import elevation, picture
from tests.tree import HOME_BUILDING, HOME_COMPOUND


@pytest.mark.usefixtures("tree")
def test_floors_from_the_top() -> None:
    units, floors = elevation(subtree(HOME_BUILDING))
    assert [unit.name for unit in units] == ["1单元"]
    assert [floor.number for floor in floors] == [3, 2, 1]


@pytest.mark.usefixtures("tree")
def test_rooms_stand_in_their_unit() -> None:
    _units, floors = elevation(subtree(HOME_BUILDING))
    assert [[room.name for room in rooms] for rooms in floors[0].cells] == [["301室", "302室"]]


@pytest.mark.usefixtures("tree")
def test_a_place_without_rooms_has_no_floors() -> None:
    assert elevation([ref for ref in subtree(HOME_COMPOUND) if ref.kind == "building"]) == ([], [])


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("size", "cells", "known"),
    [((6, 2), 12, 3), ((None, None), 3, 3), ((3, 1), 3, 3), ((2, 1), 3, 3), ((30_000, 1), 0, 0)],
)
def test_the_picture_has_every_floor_of_every_unit(size: tuple[int | None, int | None], cells: int, known: int) -> None:
    drawn = picture(*elevation(subtree(HOME_BUILDING)), size)
    assert len(drawn.cells if drawn else ()) == cells
    assert sum(cell.rooms > 0 for cell in drawn.cells if drawn) if drawn else known == 0


def test_nothing_known_is_no_picture() -> None:
    assert picture([], [], (None, None)) is None
