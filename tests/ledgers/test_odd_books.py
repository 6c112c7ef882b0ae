"""Books of other programs, formulas that failed, blank rows, numbers the program rounded, keys that are gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from django.conf import LazySettings

from jiayuan.identity import subjectkeys
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api, runner
from jiayuan.ledgers.models import Issue, LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME

FOLDER = Path(__file__).parent / "workbooks"
ROWS = [books.line(n) for n in range(4)]


def codes(desk: Desk, ref: api.FileRef) -> list[tuple[int, str, str]]:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = Issue.objects.filter(file=ref.id).order_by("row", "attr")
        return list(found.values_list("row", "attr", "code"))


@pytest.mark.parametrize("name", ["roster.xls", "roster.ods", "roster.xlsb"])
def test_a_book_of_another_program_is_a_ledger(desk: Desk, name: str) -> None:
    """Four people as Excel 97, as OpenDocument, as binary workbook: the same rows as an .xlsx gives."""
    ref = desk.run(desk.upload((FOLDER / name).read_bytes(), filename=name))
    assert (ref.counts["ok"], ref.counts["linked"]) == (4, 4)


def with_formulas() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("花名册")
        page.write_row(0, 0, books.HEADERS)
        for at, row in enumerate(ROWS, 1):
            page.write_row(at, 0, row)
        page.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        page.write_formula(2, 0, "=VLOOKUP(1,A1,9)", None, "#REF!")
        page.write_formula(3, 1, '="女"', None, "女")
    return target.getvalue()


def test_a_formula_that_failed_is_told_and_its_cell_blocked(desk: Desk) -> None:
    ref = desk.run(desk.upload(with_formulas()))
    told = [one for one in codes(desk, ref) if one[2] == "formula"]
    assert told == [(2, "phone", "formula"), (3, "name", "formula")]
    assert ref.counts["rows"] == 4


def test_in_a_csv_the_words_of_a_failed_formula_are_no_value(desk: Desk) -> None:
    body = "\n".join(",".join(row) for row in [books.HEADERS, ["#N/A", *ROWS[0][1:]], ROWS[1]]).encode("gb18030")
    ref = desk.run(desk.upload(body, filename="老年人.csv"))
    assert codes(desk, ref) == [(2, "name", "formula")]


def test_blank_rows_between_are_no_rows_and_numbers_stay_those_of_the_sheet(desk: Desk) -> None:
    blank = [""] * 6
    ref = desk.run(desk.upload(books.workbook([ROWS[0], blank, blank, books.line(1, 联系电话="12"), blank])))
    assert ref.counts["rows"] == 2
    assert codes(desk, ref) == [(5, "phone", "phone")]


def test_a_number_the_program_rounded_is_refused_and_never_guessed(desk: Desk) -> None:
    row: list[object] = [*books.line(0)]
    row[2] = float(books.line(0)[2])
    ref = desk.run(desk.upload(books.workbook([row, *ROWS[1:]])))
    assert (2, "id_number", "id_float") in codes(desk, ref)


def test_a_number_of_an_abolished_district_is_no_fault(desk: Desk) -> None:
    """宣武 110104 and 崇文 110103 are gone from the map, not from their people's cards."""
    for prefix in ("110104", "110103"):
        head = f"{prefix}195003070{books.id_number(0)[15:17]}"[:17]
        number = head + books.check_digit(head)
        row = books.line(8, 身份证号=number, 出生日期="1950-03-07", 性别="男女"[1 - int(number[16]) % 2])
        assert codes(desk, desk.run(desk.upload(books.workbook([row])))) == []


def test_a_fifteen_digit_number_of_the_over_hundred_is_told(desk: Desk) -> None:
    row = books.line(8, 身份证号="110102850307998", 出生日期="", 性别="")
    assert (2, "id_number", "id_over_100") in codes(desk, desk.run(desk.upload(books.workbook([row]))))


def test_without_keys_nothing_is_read_and_nothing_lost(
    desk: Desk, digest: Callable[[], str], settings: LazySettings, tmp_path: Path
) -> None:
    ref, before = desk.upload(books.workbook(ROWS)), digest()
    right, settings.KEK_FILE, settings.DEMO = settings.KEK_FILE, tmp_path / "gone.json", False
    subjectkeys.forget()
    runner.advance(ref.id, HOME)
    with pytest.raises(Unavailable):
        desk.upload(books.workbook(ROWS[:2]))
    settings.KEK_FILE = right
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerFile.objects.count() == 1
        assert api.status(ref.id).fail_code == "key-file"
    assert digest() == before
    desk.do(ref, "retry")
    assert desk.run(ref).counts["ok"] == 4
