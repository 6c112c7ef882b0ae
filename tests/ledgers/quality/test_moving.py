"""A ledger counts where its people live; its file stays where it was sent from."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.ledgers import api
from jiayuan.ledgers.models import QualityScore
from jiayuan.ledgers.quality.measuring import measure_district
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.quality.conftest import newcomer
from tests.people import People, as_service
from tests.tree import DISTRICT, HOME, NEXT, NEXT_ROOM

AWAY = range(40, 75)


@pytest.fixture
def spread(desk: Desk, people: People) -> api.FileRef:
    """A ledger of the first community that also names thirty-five people of the next one."""
    with as_service():
        rows = [
            {"entity": str(books.person(n)), "name": books.NAMES[n % 10], "id_number": books.id_number(n),
             "phone": books.phone(n), "residence.actual": NEXT_ROOM.value}
            for n in AWAY
        ]  # fmt: skip
        registry.bulk_load(pl.DataFrame(rows), origin="person-base", as_of=books.AS_OF)
    away = [
        books.line(
            n, 性别="女", 身份证号=books.id_number(n), 出生日期="1950-01-01", 联系电话=books.phone(n), 家庭住址=""
        )
        for n in AWAY
    ]
    here = [*(books.line(n) for n in range(6)), *(newcomer(n) for n in range(6, 32))]
    ref = desk.merge(books.workbook([*here, *away]))
    measure_district(DISTRICT)
    return ref


def test_each_community_has_its_own_lines(spread: api.FileRef) -> None:
    with as_service():
        rows = dict(QualityScore.objects.filter(attr="").values_list("place_path", "lines"))
    assert rows == {HOME.value: 32, NEXT.value: len(AWAY)}


def test_the_other_community_sees_counts_but_not_the_file(spread: api.FileRef, people: People) -> None:
    with people.neighbour.acting() as acting:
        board = api.quality_board(NEXT, acting.scope)
        mends = api.quality_fixes(NEXT, acting.scope, board.total.parts)
    assert board.total.parts.lines == len(AWAY)
    assert ("residence.actual", "empty") in {(one.fix.gap.attr, one.fix.gap.code) for one in mends}
    assert {one.file for one in mends} == {None}


def test_the_page_says_whose_work_it_is(spread: api.FileRef, people: People) -> None:
    page = people.neighbour.client().get("/staff/quality/").content.decode()
    assert "由上传的单位处理" in page
    assert "/staff/ledgers/0" not in page


def test_the_street_sees_both(spread: api.FileRef, people: People) -> None:
    with people.officer.acting() as acting:
        board = api.quality_board(people.officer.place, acting.scope)
    assert [(row.place, row.total.parts.lines) for row in board.rows] == [(HOME.value, 32), (NEXT.value, len(AWAY))]


def test_merged_people_are_still_linked(spread: api.FileRef) -> None:
    with as_service():
        registry.merge(books.person(40), books.person(41), reason="同一人")
    measure_district(DISTRICT)
    with as_service():
        row = QualityScore.objects.get(attr="", place_path=NEXT.value)
    assert (row.lines, row.linked_n) == (len(AWAY), len(AWAY))


def test_who_moves_takes_the_line_along(spread: api.FileRef) -> None:
    with as_service():
        move = registry.FactRow(books.person(40), "residence.actual", place=books.room(0))
        registry.record_facts(registry.FactBatch(books.OFFICE, "visit:1", books.AS_OF, [move], ranks={move.attr: 0}))
    measure_district(DISTRICT)
    with as_service():
        rows = dict(QualityScore.objects.filter(attr="").values_list("place_path", "lines"))
    assert rows == {HOME.value: 33, NEXT.value: len(AWAY) - 1}
