"""A list of addresses: rooms that fit are made, others wait; nothing is said of anybody."""

from __future__ import annotations

from collections.abc import Callable

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link
from jiayuan.places import api as places
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME_COMPOUND

HEADERS = ("所属社区", "标准地址")
TEXTS = (books.address(0), books.address(1), "红墙小区1号楼1单元309室", "不存在小区9号楼1单元101室")
ADDRESSES = [["府右街南社区", text] for text in TEXTS]


def rooms() -> set[str]:
    return set(places.rooms_table(HOME_COMPOUND).column("path").to_pylist())


def test_known_rooms_are_placed_and_unknown_addresses_wait(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook(ADDRESSES, HEADERS), template="dwellings"))
    assert (ref.counts["rows"], ref.counts["unplaced"], ref.counts["new"]) == (4, 1, 0)
    assert ref.counts["placed"] == 3


def test_a_room_that_fits_its_building_is_made(desk: Desk) -> None:
    before = rooms()
    desk.run(desk.upload(books.workbook(ADDRESSES, HEADERS), template="dwellings"))
    assert len(rooms() - before) == 1


def test_a_merge_says_nothing_of_anybody_and_again_makes_nothing(desk: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    desk.merge(books.workbook(ADDRESSES, HEADERS), template="dwellings")
    made = rooms()
    ref = desk.merge(books.workbook(ADDRESSES, HEADERS, title="住房"), template="dwellings")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert Link.objects.count() == 0
    assert (ref.counts["placed"], rooms(), digest()) == (3, made, before)


def test_an_undone_list_is_undone(desk: Desk) -> None:
    ref = desk.merge(books.workbook(ADDRESSES, HEADERS), template="dwellings")
    assert desk.do(ref, "undo", reason="传错了").state == "undone"


def test_a_list_of_addresses_asks_for_nothing_else() -> None:
    assert api.askable("dwellings") == ["community", "residence.actual"]
