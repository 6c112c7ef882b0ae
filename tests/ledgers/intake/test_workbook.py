"""The error workbook: the uploader's layout, wrong cells coloured and commented."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from jiayuan.ledgers.intake.child import read
from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.intake.workbook import error_workbook
from tests.ledgers.books import HEADERS, line

SHEET = Sheet("花名册", [["二〇二六年花名册"], list(HEADERS), line(0), line(1)])


def part(book: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(name).decode()


def test_the_layout_stays() -> None:
    (sheet,) = read(error_workbook([SHEET], {}))
    assert sheet["name"] == "花名册"
    assert [row[: len(cells)] for row, cells in zip(sheet["rows"], SHEET.rows, strict=True)] == SHEET.rows


def test_wrong_cells_have_a_chinese_comment_and_colour() -> None:
    book = error_workbook([SHEET], {(0, 3, 2): [("id_check", "error")], (0, 4, 4): [("phone", "warn")]})
    comments = part(book, "xl/comments1.xml")
    assert 'ref="C3"' in comments
    assert "证件号码校验位不对" in comments
    assert 'ref="E4"' in comments
    assert "F8CBAD" in part(book, "xl/styles.xml")


def test_several_findings_of_a_cell_stand_in_one_comment() -> None:
    book = error_workbook([SHEET], {(0, 3, 2): [("id_check", "error"), ("id_duplicate", "warn")]})
    assert part(book, "xl/comments1.xml").count("<comment ") == 1


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\tx"])
def test_formulas_are_disarmed_and_read_back_as_they_were(text: str) -> None:
    book = error_workbook([Sheet("a", [[text]])], {})
    (sheet,) = read(book)
    assert f">'{text.strip()}" in part(book, "xl/worksheets/sheet1.xml").replace("\t", "")
    assert sheet["rows"] == [[text]]


def test_numbers_stay_text_with_all_digits() -> None:
    (sheet,) = read(error_workbook([Sheet("a", [["110102195001011227", "-12"]])], {}))
    assert sheet["rows"][0] == ["110102195001011227", "-12"]


@pytest.mark.parametrize("text", ["a&b", "<b>", "1 > 0", " edge", "two\nlines", "x]]>y", "㐀𠀀", "a\tb"])
def test_what_xml_takes_for_its_own_comes_back_as_it_was(text: str) -> None:
    (sheet,) = read(error_workbook([Sheet("a", [["x", text, "y"]])], {}))
    assert sheet["rows"] == [["x", text, "y"]]


def test_a_sign_no_xml_may_hold_is_left_out() -> None:
    (sheet,) = read(error_workbook([Sheet("a", [["王\x01秀\ufffe兰"]])], {}))
    assert sheet["rows"] == [["王秀兰"]]


def test_an_empty_cell_that_must_be_filled_is_coloured() -> None:
    book = error_workbook([Sheet("a", [["姓名", "电话"], ["", "1"]])], {(0, 2, 0): [("required", "error")]})
    assert re.search(r'<c r="A2" s="2"', part(book, "xl/worksheets/sheet1.xml"))
    assert 'ref="A2"' in part(book, "xl/comments1.xml")


def test_a_finding_beyond_its_row_is_no_comment() -> None:
    book = error_workbook([Sheet("a", [["x"]])], {(0, 9, 0): [("phone", "warn")], (0, 1, 5): [("phone", "warn")]})
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert "xl/comments1.xml" not in archive.namelist()


@pytest.mark.parametrize("name", ["", "[x]", "a" * 40, "'引号'", "x/y:z"])
def test_any_sheet_name_is_made_to_fit(name: str) -> None:
    book = error_workbook([Sheet(name, [["x"]]), Sheet(name, [["y"]])], {})
    assert len({sheet["name"] for sheet in read(book)}) == 2
