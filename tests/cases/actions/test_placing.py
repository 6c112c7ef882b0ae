"""Where a demand belongs."""

from __future__ import annotations

import pytest

from jiayuan.cases.actions.placing import locate, located
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME, HOME_BUILDING, HOME_ROOM, STREET


def test_a_room_lends_the_point_of_its_house(office: People) -> None:
    with office.resident.acting():
        assert located(HOME_ROOM).point == located(HOME_BUILDING).point


def test_a_point_of_its_own_wins(office: People) -> None:
    with office.resident.acting():
        assert located(HOME_BUILDING, (116.37, 39.91)).point == (116.37, 39.91)


def test_a_path_that_does_not_exist_is_not_found(office: People) -> None:
    with pytest.raises(NotFound), office.resident.acting():
        located(PlacePath("110199."))


def test_swapped_numbers_are_put_right(office: People) -> None:
    with office.resident.acting():
        placed = locate(desk.new_case(lon=39.9125, lat=116.3749), current())
    assert placed.point == (116.3749, 39.9125)


def test_zero_zero_is_no_point(office: People) -> None:
    with office.resident.acting():
        placed = locate(desk.new_case(place=None, lon=0.0, lat=0.0), current())
    assert (placed.known, placed.point, placed.path) == (False, None, STREET.value)


def test_an_unknown_place_waits_where_the_desk_is(office: People) -> None:
    with office.officer.acting():
        assert locate(desk.new_case(place=None), current()).path == STREET.value
    with desk.as_service():
        assert locate(desk.new_case(place=None), current()).path == "110102."


def test_the_path_is_typed_again(office: People) -> None:
    with office.resident.acting():
        assert located(HOME).as_path == HOME
