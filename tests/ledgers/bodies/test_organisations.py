"""A list of organisations through all stages: codes checked, met by code or name, merged, sent again, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from jiayuan.registry.models import Fact
from tests.ledgers import books
from tests.ledgers.bodies.desk import ORGS, firm, load_firms, organisations, seen, uscc
from tests.ledgers.conftest import Desk

ROWS = [
    ["红墙餐饮（府右街店）", uscc(1), "企业", books.address(0)],
    ["白塔药房有限公司", uscc(2), "企业", books.address(1)],
    ["新来理发店", uscc(3), "个体工商户", books.address(2)],
]
BOOK = books.workbook(ROWS, ORGS, title="单位名录")


@pytest.fixture
def firms(desk: Desk) -> Desk:
    load_firms()
    return desk


def test_the_preview_tells_known_from_new(firms: Desk) -> None:
    ref = firms.run(firms.upload(BOOK, template="organisations"))
    assert {key: ref.counts[key] for key in ("linked", "new", "unplaced", "ok")} == {
        "linked": 2, "new": 1, "unplaced": 0, "ok": 3,
    }  # fmt: skip
    assert len(organisations()) == 2


def test_a_merge_makes_the_new_one_and_completes_the_known(firms: Desk) -> None:
    firms.merge(BOOK, template="organisations")
    found = {one.uscc: one for one in organisations().values()}
    assert found[uscc(2)].id == firm(2)
    assert (found[uscc(3)].name, found[uscc(3)].kind) == ("新来理发店", "company")
    assert found[uscc(3)].place_path.startswith(books.room(2)[:20])


def test_every_value_leads_to_its_cell(firms: Desk) -> None:
    ref = firms.merge(BOOK, template="organisations")
    new = {one.uscc: one.id for one in organisations().values()}[uscc(3)]
    with firms.worker.acting(LEDGER_UPKEEP):
        fact = Fact.objects.get(root=new, attr=registry.attr("org.uscc").no, golden=True)
        cell = api.cell(fact.record_ref or 0, fact.col)
    assert (cell.file, cell.row, cell.column, cell.raw) == (ref.id, 5, "B", uscc(3))


def test_the_same_list_again_changes_nothing(firms: Desk, digest: Callable[[], str]) -> None:
    firms.merge(BOOK, template="organisations")
    before = digest()
    again = firms.merge(books.workbook(ROWS, ORGS, title="单位名录（二月）"), template="organisations")
    assert (again.counts["unchanged"], again.counts["new"], digest()) == (3, 0, before)


def test_an_undone_list_leaves_the_base_as_it_was(firms: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    ref = firms.merge(BOOK, template="organisations")
    assert digest() != before
    firms.do(ref, "undo", reason="传错了")
    assert digest() == before


@pytest.mark.parametrize(
    ("code", "found"),
    [(uscc(3)[:-1] + "0", "uscc_check"), (uscc(3).replace("M", "I"), "uscc_sign"), (uscc(3)[:15], "uscc_short")],
)
def test_a_wrong_code_is_told_and_its_cell_blocked(firms: Desk, code: str, found: str) -> None:
    ref = firms.run(
        firms.upload(books.workbook([["新来理发店", code, "", books.address(2)]], ORGS), template="organisations")
    )
    assert (2, "org.uscc", found) in seen(firms, ref)
    assert ref.counts["new"] == 1


def test_a_code_of_somebody_else_is_never_taken_over(firms: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    rows = [["景山书店", uscc(1), "企业", books.address(2)]]
    ref = firms.merge(books.workbook(rows, ORGS), template="organisations")
    assert (ref.counts["review"], digest()) == (1, before)


def test_one_code_twice_in_a_list_makes_one(firms: Desk) -> None:
    rows = [[name, uscc(3), "企业", books.address(2)] for name in ("新来理发店", "新来美发")]
    firms.merge(books.workbook(rows, ORGS), template="organisations")
    assert len([one for one in organisations().values() if one.uscc == uscc(3)]) == 1


def test_the_preview_names_the_organisation(firms: Desk) -> None:
    ref = firms.run(firms.upload(BOOK, template="organisations"))
    with firms.worker.acting(LEDGER_UPKEEP):
        assert [row.name for row in api.preview(ref.id, "new")] == ["新来理发店"]
