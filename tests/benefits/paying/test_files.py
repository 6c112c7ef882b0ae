"""The bank's file out, and its answer back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jiayuan.benefits.paying.files import HEADER, Encoding, Row, as_csv, as_xlsx, list_hash, yuan
from jiayuan.benefits.paying.returns import BYTES_MAX, fits, read_answer
from jiayuan.kernel.errors import Invalid

ROWS = [
    Row(1, "王秀兰", "1029", "6222000011112222", 10_000, "高龄津贴", date(2026, 11, 1), 7),
    Row(2, "赵𬭚", "334X", "", 30_050, "高龄津贴", date(2026, 10, 1), 8),
]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_csv_ends_with_count_total_and_hash(encoding: Encoding) -> None:
    text = as_csv(ROWS, "abc", encoding).decode("utf-8-sig" if encoding == "utf-8" else encoding)
    table = list(csv.reader(io.StringIO(text)))
    assert table[0] == list(HEADER)
    assert table[2][:5] == ["2", "赵𬭚", "334X", "", "300.50"]
    assert table[-1] == ["合计", "2", "400.50", "abc"]


def test_the_workbook_holds_the_same_as_texts() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(ROWS, "abc"))).get_sheet_by_index(0).to_python()
    assert sheet[1][:5] == ["1", "王秀兰", "1029", "6222000011112222", "100.00"]
    assert sheet[-1][:4] == ["合计", "2", "400.50", "abc"]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+7", "-1"])
def test_no_name_is_a_formula(name: str) -> None:
    row = Row(1, name, "1", "", 1, "p", date(2026, 1, 1), 1)
    assert f"'{name}" in as_csv([row], "").decode("utf-8-sig")


def test_the_hash_is_of_what_was_sealed_not_of_the_form() -> None:
    assert list_hash(ROWS) == list_hash(list(ROWS))
    assert list_hash(ROWS) != list_hash(ROWS[::-1])


@given(st.integers(0, 10**12))
def test_yuan_loses_no_fen(fen: int) -> None:
    whole, _, rest = yuan(fen).partition(".")
    assert int(whole) * 100 + int(rest) == fen


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
WRITTEN = st.builds(
    Row, st.integers(1, 9_999), WORDS, WORDS, st.text("0123456789", max_size=19), st.integers(1, 10**9), WORDS,
    st.dates(date(2000, 1, 1)), st.integers(1, 10**6),
)  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "gb18030"])


@given(st.lists(WRITTEN, max_size=5), ENCODINGS)
def test_whatever_people_are_called_the_file_has_a_line_for_each(rows: list[Row], encoding: Encoding) -> None:
    text = as_csv(rows, "abc", encoding).decode("utf-8-sig" if encoding == "utf-8" else encoding)
    _head, *lines, end = csv.reader(io.StringIO(text, newline=""))
    assert [line[1].removeprefix("'") for line in lines] == [row.name.removeprefix("'") for row in rows]
    assert [line[3] for line in lines] == [row.account for row in rows]
    assert end[1:3] == [str(len(rows)), yuan(sum(row.amount for row in rows))]


@given(WRITTEN)
def test_no_cell_is_a_formula_whatever_was_typed(row: Row) -> None:
    _head, line, _end = csv.reader(io.StringIO(as_csv([row], "").decode("utf-8-sig"), newline=""))
    assert not [cell for cell in line if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@given(WRITTEN, st.sampled_from(["seq", "amount", "entitlement"]))
def test_another_figure_is_another_seal(row: Row, name: str) -> None:
    other = replace(row, **{name: getattr(row, name) + 1})
    assert list_hash([other]) != list_hash([row]) != list_hash([row, row])


def answer(*lines: str, count: int | None = None, total: str = "100.00") -> bytes:
    rows = ["序号,结果,原因", *lines, f"合计,{len(lines) if count is None else count},{total}"]
    return "\n".join(rows).encode()


AMOUNTS = {1: 10_000, 2: 30_050}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_answer_is_read_in_both_encodings(encoding: str) -> None:
    found = read_answer(answer("1,成功,", "2,失败,账户已销户").decode().encode(encoding))
    assert found.lines == {1: ("paid", ""), 2: ("failed", "账户已销户")}
    fits(found, AMOUNTS)


def test_a_workbook_is_read_too() -> None:
    sheet = [Row(1, "成功", "", "", 0, "", date(2026, 1, 1), 0)]
    book = as_xlsx(sheet, "x")
    with pytest.raises(Invalid) as wrong:
        fits(read_answer(book), AMOUNTS)
    assert wrong.value.code == "return-missing"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (answer("1,成功,", "3,成功,"), "return-unknown"),
        (answer("1,成功,"), "return-missing"),
        (answer("1,成功,", "2,失败,", total="100.01"), "return-total"),
        (answer("1,成功,", "2,失败,", total="很多"), "return-total"),
        (answer("1,成功,", "1,失败,"), "return-total"),
        (answer("1,成功,", "2,失败,", count=3), "return-total"),
        (answer("1,也许,", "2,失败,"), "return-line"),
        (answer("x,成功,", "2,失败,"), "return-line"),
        ("序号,结果,原因\n1,成功,".encode(), "return-trailer"),
        (b"", "return-trailer"),
        (b"PK\x03\x04broken", "return-unreadable"),
        (b"\xff\xff\xff", "return-unreadable"),
        (b"1" * (BYTES_MAX + 1), "return-unreadable"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_does_not_fit_is_rejected_whole(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as wrong:
        fits(read_answer(data), AMOUNTS)
    assert wrong.value.code == code
