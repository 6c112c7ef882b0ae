"""What the base knows of the numbers in a file is told; no row is held back for it."""

from __future__ import annotations

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Issue
from jiayuan.registry import api as registry
from jiayuan.registry.models import Fact
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.registry.statements import say
from tests.tree import DISTRICT


def told(desk: Desk, ref: api.FileRef, code: str) -> list[int]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return list(Issue.objects.filter(file=ref.id, code=code).order_by("row").values_list("row", flat=True))


def died(n: int) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        say(books.person(n), 9001, dead_on="2026-01-05")


def test_a_line_about_somebody_who_died_is_told_and_asked_about(desk: Desk) -> None:
    died(1)
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(3)])))
    assert told(desk, ref, "id_deceased") == [3]
    (question,) = ref.problems
    assert "工作表「花名册」第3行" in question
    assert books.line(1)[2] not in question


def test_its_other_cells_are_merged_all_the_same(desk: Desk) -> None:
    died(1)
    desk.merge(books.workbook([books.line(1, 联系电话="13700000001")]))
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM) as acting:
        (number,) = registry.opened_numbers([books.person(1)], "phone", UPKEEP_SYSTEM, acting.scope).values()
    assert number == "13700000001"


def test_a_number_of_the_living_asks_nothing(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0)])))
    assert (told(desk, ref, "id_deceased"), ref.problems) == ([], [])


def test_a_number_four_people_of_a_file_share_is_told(desk: Desk) -> None:
    rows = [books.line(n, 联系电话="13800000000") for n in range(4)] + [books.line(4)]
    assert told(desk, desk.run(desk.upload(books.workbook(rows))), "phone_shared") == [2, 3, 4, 5]


def test_three_people_may_share_a_number(desk: Desk) -> None:
    rows = [books.line(n, 联系电话="13800000000") for n in range(3)]
    assert told(desk, desk.run(desk.upload(books.workbook(rows))), "phone_shared") == []


def test_those_who_share_it_in_the_base_count(desk: Desk) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        for n in range(4):
            say(books.person(n), 9100 + n, phone="13800000000", rank=0)
    ref = desk.run(desk.upload(books.workbook([books.line(7, 联系电话="138-0000-0000")])))
    assert told(desk, ref, "phone_shared") == [2]


def test_a_date_to_the_month_says_so_in_the_base(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(8, 身份证号="", 出生日期="1948年9月")]))
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        facts = Fact.objects.filter(attr=registry.attr("birth").no, record_ref__isnull=False)
        assert list(facts.values_list("value", "key", "confidence")) == [("1948-09-01", "month", 1)]
