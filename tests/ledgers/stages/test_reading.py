"""Bad input: each file gets a clear message naming sheet, row and column, and nothing is half-written."""

from __future__ import annotations

import re

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerRow
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.intake.test_quarantine import CASES

ROWS = [books.line(n) for n in range(12)]


@pytest.mark.parametrize(("code", "content"), CASES.items(), ids=CASES)
def test_files_that_cannot_be_read_are_quarantined_with_a_reason(desk: Desk, code: str, content: bytes) -> None:
    ref = desk.run(desk.upload(content), "quarantined")
    (problem,) = ref.problems
    assert "老年人.xlsx" in problem
    assert re.search(r"请", problem), code
    assert ref.commands == []


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (books.workbook([]), ("花名册", "第2行", "A列")),
        (books.workbook([], title="二〇二六年"), ("花名册", "第3行", "A列")),
        (books.workbook([], headers=["甲", "乙"]), ("花名册", "第2行", "A列")),
    ],
)
def test_a_sheet_without_rows_is_told_where_to_begin(desk: Desk, content: bytes, where: tuple[str, ...]) -> None:
    (problem,) = desk.run(desk.upload(content), "quarantined").problems
    assert all(part in problem for part in where)


def test_exchanged_columns_wait_for_a_person(desk: Desk) -> None:
    swapped = [[row[0], row[1], row[4], row[3], row[2], row[5]] for row in ROWS]
    ref = desk.run(desk.upload(books.workbook(swapped)), "needs_mapping")
    (problem,) = ref.problems
    assert all(part in problem for part in ("花名册", "第2行", "C（身份证号）", "E（联系电话）"))
    with desk.worker.acting(LEDGER_UPKEEP):
        proposed = [column.attr for column in api.columns(ref.id)]
    assert proposed == ["name", "sex", "phone", "birth", "id_number", "residence.actual"]


def test_the_proposed_exchange_is_confirmed_and_merged(desk: Desk) -> None:
    swapped = [[row[0], row[1], row[4], row[3], row[2], row[5]] for row in ROWS]
    ref = desk.run(desk.upload(books.workbook(swapped)), "needs_mapping")
    desk.do(ref, "confirm_mapping")
    assert desk.run(ref).counts["ok"] == len(ROWS)


def test_a_column_pasted_one_row_off_is_named_with_its_rows(desk: Desk) -> None:
    ids = [row[2] for row in ROWS]
    off = [[*row[:2], number, *row[3:]] for row, number in zip(ROWS, ["", *ids[:-1]], strict=True)]
    ref = desk.run(desk.upload(books.workbook(off)), "needs_mapping")
    (problem,) = ref.problems
    assert all(part in problem for part in ("花名册", "第2行至第12行", "C（身份证号）", "错了一行"))
    desk.do(ref, "confirm_mapping")
    assert desk.run(ref).counts["linked"] == 6


def test_the_move_back_can_be_declined(desk: Desk) -> None:
    ids = [row[2] for row in ROWS]
    off = [[*row[:2], number, *row[3:]] for row, number in zip(ROWS, ["", *ids[:-1]], strict=True)]
    ref = desk.run(desk.upload(books.workbook(off)), "needs_mapping")
    desk.do(ref, "confirm_mapping", data={"shifts": False})
    assert desk.run(ref).counts["warn"] > 6


def test_a_missing_required_column_is_named(desk: Desk) -> None:
    content = books.workbook([row[1:] for row in ROWS], headers=books.HEADERS[1:])
    (problem,) = desk.run(desk.upload(content), "needs_mapping").problems
    assert all(part in problem for part in ("花名册", "第1行", "姓名"))


def test_titles_and_footers_are_not_people(desk: Desk) -> None:
    rows = [*ROWS[:3], ["合计", "3人", "", "", "", ""], ["填表人：李娜", "", "", "", "", ""]]
    ref = desk.run(desk.upload(books.workbook(rows, title="府右街南社区老年人花名册")))
    assert ref.counts["rows"] == 3


def test_rows_keep_their_numbers_in_the_uploaders_program(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook(ROWS[:2], title="标题")))
    with desk.worker.acting(LEDGER_UPKEEP):
        assert list(LedgerRow.objects.order_by("row").values_list("row", flat=True)) == [3, 4]
        assert [row.row for row in api.preview(ref.id)] == [3, 4]


def test_a_gbk_csv_is_read_like_a_workbook(desk: Desk) -> None:
    body = "\n".join(",".join(row) for row in [books.HEADERS, *ROWS[:4]]).encode("gb18030")
    assert desk.run(desk.upload(body, filename="老年人.csv")).counts["linked"] == 4
