"""All rooms at once."""

import pytest

from jiayuan.places.models import Place
from jiayuan.places.rooms import rooms_table
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_ROOM, NEXT, STREET, as_role

pytestmark = pytest.mark.usefixtures("tree")


def test_rooms_as_a_table() -> None:
    table = rooms_table(HOME)
    assert table.num_rows == 12
    first = table.slice(0, 1).to_pylist()[0]
    assert (first["compound"], first["building"], first["name"]) == ("红墙小区", "1号楼", "101室")
    assert first["building_path"] == HOME_BUILDING.value


def test_no_rooms_are_an_empty_table() -> None:
    table = rooms_table(STREET.child("005"))
    assert (table.num_rows, table.num_columns) == (0, 8)


def test_rooms_in_the_order_of_their_paths() -> None:
    paths = rooms_table(DISTRICT)["path"].to_pylist()
    assert len(paths) == 24
    assert paths == sorted(paths)


def test_rooms_of_the_next_community_are_its_own() -> None:
    assert all(NEXT.value == path[:15] for path in rooms_table(NEXT)["path"].to_pylist())


def test_a_retired_room_is_gone() -> None:
    with as_role("jy_staff"):
        Place.objects.filter(path=HOME_ROOM.value).update(state="retired")
    assert HOME_ROOM.value not in rooms_table(HOME)["path"].to_pylist()
