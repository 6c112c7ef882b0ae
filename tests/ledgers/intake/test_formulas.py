"""Cells whose formula failed, found where the reading library gives an empty text."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.intake import child, formulas
from jiayuan.ledgers.intake.formulas import MARK, column, failed_cells, marked
from tests.ledgers.intake.test_quarantine import CASES


def book(**cells: str) -> bytes:
    """Two sheets, 甲&乙 with a failed formula in each named cell, and one without."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as made:
        page = made.add_worksheet("甲&乙")
        page.write("A1", "姓名")
        for cell, words in cells.items():
            page.write_formula(cell, "=1/0", None, words)
        made.add_worksheet("丙").write("A1", "x")
    return target.getvalue()


def test_each_cell_is_named_with_its_sheet() -> None:
    assert failed_cells(book(B2="#DIV/0!", AA30="#N/A")) == {"甲&乙": {(1, 1), (29, 26)}, "丙": set()}


def test_the_reader_puts_a_mark_where_it_found_nothing() -> None:
    first, second = child.read(book(A2="#REF!"))
    assert first["rows"] == [["姓名"], [MARK]]
    assert second["rows"] == [["x"]]


def test_a_tag_cut_by_a_block_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = failed_cells(book(B2="#DIV/0!", C9="#N/A"))
    for block in (1, 7, 64, 300):
        monkeypatch.setattr(formulas, "BLOCK", block)
        assert failed_cells(book(B2="#DIV/0!", C9="#N/A")) == whole


@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
def test_a_broken_archive_has_no_marks(content: bytes) -> None:
    assert failed_cells(content) == {}


@given(st.binary(max_size=300))
def test_any_bytes_end_without_an_error(content: bytes) -> None:
    assert failed_cells(b"PK\x03\x04" + content) == {}


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_columns_count_as_the_program_does(letters: str, number: int) -> None:
    assert column(letters) == number


def test_only_the_failed_cells_of_the_row_are_marked() -> None:
    assert marked(["", "a", ""], 4, {(4, 2), (5, 0)}) == ["", "a", MARK]
