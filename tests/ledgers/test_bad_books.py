"""Bad workbooks, from upload to message: each in its own Chinese words with its place, nothing half-written."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.utils import translation

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FileBody, Issue, LedgerRow, Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.intake.test_quarantine import CASES

ROWS = [books.line(n) for n in range(12)]
QUARANTINED: dict[str, tuple[bytes, str, str]] = {
    "password": (CASES["password"], "锁.xlsx", "文件「锁.xlsx」设有打开密码，请去掉密码后重新上传"),
    "macro": (CASES["macro"], "宏.xlsm", "文件「宏.xlsm」含有宏"),
    "bomb": (CASES["bomb"], "弹.xlsx", "文件「弹.xlsx」解压后过大"),
    "type": (b"%PDF-1.7", "通知.pdf", "文件「通知.pdf」不是表格"),
    "word": (CASES["type"], "名单.xlsx", "文件「名单.xlsx」不是表格"),
    "broken": (books.workbook(ROWS)[:-200], "断.xlsx", "文件「断.xlsx」打不开"),
    "nothing": (b"", "空.xlsx", "文件「空.xlsx」打不开"),
    "no-rows": (books.workbook([]), "无行.xlsx", "工作表「花名册」没有数据行：表头之下应从第2行起填写（从A列开始）"),
    "blank-rows": (books.workbook([[""] * 6] * 9), "白.xlsx", "工作表「花名册」没有数据行"),
    "footer-only": (books.workbook([["合计", "0人"]], title="标题"), "页脚.xlsx", "从第3行起填写"),
    "gbk-headers-only": ("姓名,性别\n".encode("gb18030"), "头.csv", "工作表「csv」没有数据行"),
    "blank-csv": (b"\xef\xbb\xbf\n\n", "白.csv", "文件「白.csv」"),
}
SWAPPED = [[row[0], row[1], row[4], row[3], row[2], row[5]] for row in ROWS]
OFF = [[*row[:2], number, *row[3:]] for row, number in zip(ROWS, ["", *(row[2] for row in ROWS[:-1])], strict=True)]
ASKED: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "swapped": (
        books.workbook(SWAPPED, title="标题"), ("工作表「花名册」第3行起", "C（身份证号）、E（联系电话）", "与表头相反")
    ),
    "one-row-off": (books.workbook(OFF), ("第2行至第12行", "C（身份证号）列整体错了一行")),
    "missing": (
        books.workbook([row[1:] for row in ROWS], books.HEADERS[1:]), ("工作表「花名册」第1行", "必填项：姓名")
    ),
    "doubled": (
        books.workbook([[*row[:4], row[2], row[5]] for row in ROWS]), ("第1行", "E（联系电话）列的内容与表头不符")
    ),
    "gbk-swapped": (
        "\n".join(",".join(row) for row in [books.HEADERS, *SWAPPED]).encode("gb18030"), ("工作表「csv」第2行起",)
    ),
}  # fmt: skip


def left_behind(desk: Desk) -> list[int]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return [table.objects.count() for table in (LedgerRow, Issue, Link, ReviewItem)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("content", "name", "words"), QUARANTINED.values(), ids=QUARANTINED)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    desk: Desk, digest: Callable[[], str], content: bytes, name: str, words: str
) -> None:
    before = digest()
    ref = desk.run(desk.upload(content, filename=name), "quarantined")
    (problem,) = ref.problems
    assert words in problem
    assert "请" in problem
    assert (left_behind(desk), ref.commands, digest()) == ([0] * 4, [], before)
    with desk.worker.acting(LEDGER_UPKEEP), translation.override("en"):
        (told,) = api.status(ref.id).problems
    assert not re.search(r"[\u4e00-\u9fff]", told.replace(name, "").replace("花名册", ""))


@pytest.mark.parametrize(("content", "words"), ASKED.values(), ids=ASKED)
def test_a_sheet_that_is_not_as_it_says_waits_with_its_place_named(
    desk: Desk, digest: Callable[[], str], content: bytes, words: tuple[str, ...]
) -> None:
    before = digest()
    name = "台账.csv" if content[:2] != b"PK" else "台账.xlsx"
    ref = desk.run(desk.upload(content, filename=name), "needs_mapping")
    told = "\n".join(ref.problems)
    assert [word for word in words if word not in told] == []
    assert left_behind(desk)[1:] == [0] * 3
    assert digest() == before


def test_a_quarantined_file_s_bytes_are_kept_for_the_one_who_asks(desk: Desk) -> None:
    ref = desk.run(desk.upload(CASES["bomb"], filename="弹.xlsx"), "quarantined")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert FileBody.objects.filter(pk=ref.id).exists()


def test_messages_never_repeat_what_stood_in_a_cell(desk: Desk) -> None:
    for content, _ in ASKED.values():
        ref = desk.upload(content, filename="台账.csv" if content[:2] != b"PK" else "台账.xlsx")
        told = repr(desk.run(ref, "needs_mapping").problems)
        assert not [row for row in ROWS if row[0] in told or row[2] in told or row[4] in told]


def test_a_csv_of_any_office_program_is_a_ledger(desk: Desk) -> None:
    for encoding, comma in product(("gb18030", "utf-8", "utf-8-sig"), ",\t;"):
        body = "\r\n".join(comma.join(row) for row in [books.HEADERS, *ROWS[:4]]).encode(encoding)
        ref = desk.run(desk.upload(body, filename="老年人.csv"))
        known = ref.counts["linked"] + ref.counts["changed"]
        assert (known, ref.counts["ok"]) == (4, 4), (encoding, comma)


def test_every_golden_value_of_a_merged_file_leads_to_its_cell(desk: Desk) -> None:
    """File, sheet, row, column and the text as typed, for each attribute of each person of the sheet."""
    rows = [books.line(n, 联系电话=f" 137-0000-{n:04} ") for n in range(6)]
    ref = desk.merge(books.workbook(rows, title="标题"))
    attrs = ("name", "sex", "id_number", "birth", "phone", "residence.actual")
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        from_file = 0
        for n in range(6):
            for col, attr in enumerate(attrs):
                steps = registry.lineage(books.person(n), attr, LEDGER_UPKEEP, acting.scope)
                record, column = next((step.record_ref, step.col) for step in steps if step.record_ref)
                cell = api.cell(record or 0, column)
                assert (cell.file, cell.sheet, cell.row) == (ref.id, "花名册", n + 3)
                assert (cell.column, cell.header, cell.raw) == ("ABCDEF"[col], books.HEADERS[col], rows[n][col])
                from_file += 1
    assert from_file == 36
