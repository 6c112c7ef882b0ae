"""A corrected row is judged by the very rules of the check: the grid and the next version say the same."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.fixing.faults import of_places, opened
from jiayuan.ledgers.fixing.judging import Judge
from jiayuan.ledgers.models import Issue, LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk

NAME, SEX, NUMBER, BIRTH, PHONE, ADDRESS = range(6)


def codes(desk: Desk, ref: api.FileRef, typed: dict[int, str], row: int = 2) -> set[str]:
    with desk.worker.acting(LEDGER_UPKEEP):
        judge = Judge(LedgerFile.objects.select_related("template").get(pk=ref.id))
        found = judge.findings(0, opened(judge.file, [row])[0, row], typed)
    return {one.code for one in found}


@pytest.fixture
def ref(desk: Desk) -> api.FileRef:
    wrong = books.line(0, 性别="女", 联系电话="12", 家庭住址="火星路1号", 出生日期="1951-01-01")
    return desk.run(desk.upload(books.workbook([wrong, books.line(1)])))


def test_nothing_corrected_is_judged_as_the_check_did(desk: Desk, ref: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        told = set(Issue.objects.filter(file=ref.id, row=2).values_list("code", flat=True))
    # Places are looked up only when one was typed: that is the slow part.
    assert codes(desk, ref, {}) == told - {"address_unknown"}
    assert codes(desk, ref, {ADDRESS: "火星路1号"}) == told


@pytest.mark.parametrize(
    ("typed", "gone"),
    [
        ({SEX: "男"}, {"sex_differs"}),
        ({PHONE: books.phone(0)}, {"phone"}),
        ({BIRTH: "1940-01-15"}, {"birth_differs"}),
        ({ADDRESS: books.address(0)}, {"address_unknown"}),
        ({SEX: "男", PHONE: books.phone(0)}, {"sex_differs", "phone"}),
    ],
)
def test_a_right_cell_is_wrong_no_more(desk: Desk, ref: api.FileRef, typed: dict[int, str], gone: set[str]) -> None:
    assert not codes(desk, ref, typed) & gone


def test_a_new_slip_is_found(desk: Desk, ref: api.FileRef) -> None:
    assert "required" in codes(desk, ref, {NAME: ""})
    assert "id_check" in codes(desk, ref, {NUMBER: books.id_number(0)[:-1] + "0"}) | codes(
        desk, ref, {NUMBER: books.id_number(0)[:-1] + "1"}
    )


def test_a_community_is_proposed_from_the_street(desk: Desk) -> None:
    headers = (*books.HEADERS, "所属社区")
    book = books.workbook([[*books.line(0), "府又街南社区"], [*books.line(1), "府右街南社区"]], headers=headers)
    ref = desk.run(desk.upload(book))
    with desk.worker.acting(LEDGER_UPKEEP):
        judge = Judge(LedgerFile.objects.select_related("template").get(pk=ref.id))
        (fault,) = of_places(judge.file, [(0, 2, 6)])
        assert judge.suggestion(fault, opened(judge.file, [2])[0, 2]) == "府右街南社区"
