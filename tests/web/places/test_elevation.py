"""A building as a picture in a table."""

import pytest

from jiayuan.places.queries import subtree
from jiayuan.web.places.elevation import elevation
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
