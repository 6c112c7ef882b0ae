"""Every finding of every row, and the cells put right before."""

from __future__ import annotations

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Issue
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def issues(desk: Desk, ref: api.FileRef) -> list[tuple[int, int | None, str]]:
    with desk.worker.acting(LEDGER_UPKEEP):
        rows = Issue.objects.filter(file=ref.id).order_by("row", "col", "code")
        return list(rows.values_list("row", "col", "code"))


def test_all_findings_of_all_rows_are_told(desk: Desk) -> None:
    rows = [
        books.line(0, 身份证号=books.id_number(1)[:17] + "Y", 联系电话="123"),
        books.line(1),
        books.line(2, 性别="男" if books.line(2)[1] == "女" else "女", 家庭住址="火星路1号"),
    ]
    ref = desk.run(desk.upload(books.workbook(rows)))
    found = issues(desk, ref)
    assert (2, 4, "phone") in found
    assert (4, 1, "sex_differs") in found
    assert (4, 5, "address_unknown") in found
    assert not [row for row, _, _ in found if row == 3]


def test_a_wrong_cell_blocks_the_cell_and_not_the_row(desk: Desk) -> None:
    ref = desk.merge(books.workbook([books.line(0, 联系电话="12"), books.line(1)]))
    assert ref.counts["error"] == 1
    assert ref.counts["merged"] == 2


def test_exchanged_cells_of_one_row_are_put_right_and_told(desk: Desk) -> None:
    row = books.line(0)
    row[0], row[4] = row[4], row[0]
    ref = desk.run(desk.upload(books.workbook([row, *(books.line(n) for n in range(1, 6))])))
    assert [(line, code) for line, _, code in issues(desk, ref)] == [(2, "swapped_cells")] * 2
    assert ref.counts["linked"] == 6


def test_a_rotated_block_is_turned_back(desk: Desk) -> None:
    turned = [books.line(n)[2:] + books.line(n)[:2] for n in range(3)]
    ref = desk.run(desk.upload(books.workbook([*turned, *(books.line(n) for n in range(3, 9))])))
    assert [code for _, _, code in issues(desk, ref)] == ["rotated"] * 3
    assert ref.counts["linked"] == 6


def test_a_line_given_twice_counts_once(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0), books.line(0)])))
    assert (ref.counts["duplicate"], ref.counts["linked"]) == (1, 1)
    assert (3, 2, "id_duplicate") in issues(desk, ref)


def test_ages_outside_the_ledger_are_told(desk: Desk) -> None:
    young = books.id_number(3, "20100101", "1")
    ref = desk.run(desk.upload(books.workbook([books.line(0, 身份证号=young, 出生日期="2010-01-01")])))
    assert "age_bounds" in [code for _, _, code in issues(desk, ref)]


def test_an_address_known_to_the_building_is_a_warning(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0, 家庭住址="红墙小区1号楼")])))
    assert (2, 5, "address_partial") in issues(desk, ref)


def test_rows_of_another_community_are_counted_outside(desk: Desk) -> None:
    rows = [books.line(0, 家庭住址="槐柏小区1号楼1单元101室"), books.line(1)]
    assert desk.run(desk.upload(books.workbook(rows))).counts["outside"] == 1


def test_no_finding_repeats_what_was_in_the_cell(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0, 联系电话="1391234")])))
    with desk.worker.acting(LEDGER_UPKEEP):
        texts = [text for row in api.preview(ref.id) for text in row.findings]
    assert texts
    assert not [text for text in texts if "1391234" in text]
