"""Cells as text: nothing is rounded, nothing invented."""

from __future__ import annotations

import datetime
import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.intake import child
from tests.ledgers.books import HEADERS, line, workbook


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("王秀兰", "王秀兰"),
        (13912345678.0, "13912345678"),
        (110102500101122.0, "110102500101122"),
        (1.10102195001011e17, "110102195001011008.0"),
        (3.5, "3.5"),
        (True, "是"),
        (datetime.date(1950, 1, 1), "1950-01-01"),
        (datetime.datetime(1950, 1, 1), "1950-01-01"),
        (datetime.datetime(1950, 1, 1, 8, 30), "1950-01-01 08:30:00"),
        ("", ""),
    ],
)
def test_one_cell(value: object, text: str) -> None:
    assert child.text(value) == text


@given(st.integers(0, 10**15 - 1))
def test_whole_numbers_that_a_double_can_hold_are_exact(number: int) -> None:
    assert child.text(float(number)) == str(number)


def test_rows_keep_their_numbers_and_columns() -> None:
    (sheet,) = child.read(workbook([line(1)], title="花名册"))
    rows = sheet["rows"]
    assert sheet["name"] == "花名册"
    assert rows[1] == list(HEADERS)
    assert rows[2] == line(1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_csv_in_any_usual_form(encoding: str, comma: str) -> None:
    body = f"姓名{comma}电话\n王秀兰{comma}13912345678\n".encode(encoding)
    assert list(child.csv_rows(body)) == [["姓名", "电话"], ["王秀兰", "13912345678"]]


def test_more_rows_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_ROWS", 2)
    with pytest.raises(OverflowError):
        child.read(b"a\nb\nc\n")


def test_two_sheets_come_in_order() -> None:

    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("甲").write(0, 0, "x")
        book.add_worksheet("乙")
    assert [sheet["name"] for sheet in child.read(target.getvalue())] == ["甲", "乙"]
