"""XLSX out and in, and what a workbook may not hide."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from jiayuan.benefits.books import book_folder
from jiayuan.benefits.engine.sheets.bundle import SheetsRefused, files_from, sheets_of
from jiayuan.benefits.engine.sheets.files import book_of, files_in
from jiayuan.benefits.engine.sheets.workbook import sheets_in, workbook

SHEETS = {"one": [["设定", "review", "1-2"], ["表头", "id", "=3"], ["档位", "r1", "001"]]}


def edited(change: Callable[[Workbook], object]) -> bytes:
    """A file as a clerk's program saves it after a change."""
    book = load_workbook(io.BytesIO(workbook(SHEETS)))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def faults(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(SheetsRefused) as refused:
        sheets_in(content)
    return [(fault.cell, fault.what[:2]) for fault in refused.value.faults]


def test_texts_stay_texts() -> None:
    assert sheets_in(workbook(SHEETS)) == SHEETS


def test_what_a_program_made_of_a_cell_reads_as_people_write_it() -> None:
    def change(book: Workbook) -> None:
        for at, value in enumerate([3, 3.0, None, 2.5, True], 1):
            book["one"].cell(1, at).value = value

    assert sheets_in(edited(change))["one"][0] == ["3", "3", "", "2.5", "是"]


def test_formulas_and_joined_cells_are_all_listed() -> None:
    def change(book: Workbook) -> None:
        book["one"].merge_cells("A1:B1")
        book["one"]["C2"] = "=1+1"
        book["one"]["C3"] = "#REF!"

    assert faults(edited(change)) == [("A1:B1", "合并"), ("C2", "公式"), ("C3", "公式")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"name,type"])
def test_what_is_no_workbook_is_said(content: bytes) -> None:
    assert faults(content) == [("", "文件")]


def test_a_file_that_is_too_large_is_refused() -> None:
    assert faults(workbook(SHEETS) + b"\0" * 6 * 2**20) == [("", "文件")]


@pytest.mark.parametrize("name", ["bj", "de"])
def test_the_shipped_books_go_out_and_come_back_as_they_were(name: str) -> None:
    files = files_in(book_folder(name))
    book = book_of(files)
    assert files_from(sheets_in(workbook(sheets_of(files, book))), files, book) == files
