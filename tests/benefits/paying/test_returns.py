"""The bank's answer as banks really write it: other line ends, other programs, figures typed by hand."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.paying.returns import REASON_MAX, Answered, fits, read_answer
from jiayuan.kernel.errors import Invalid

HEAD = ["序号", "结果", "原因"]
TABLE = [HEAD, ["1", "成功", ""], ["2", "失败", "账户已销户"], ["合计", "2", "100.00"]]
READ = Answered({1: ("paid", ""), 2: ("failed", "账户已销户")}, 10_000)
AMOUNTS = st.dictionaries(st.integers(1, 10**6), st.integers(1, 10**9), min_size=1, max_size=12)


def written(table: list[list[str]], end: str = "\n") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows(table)
    return out.getvalue().encode()


def workbook(table: list[list[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Invalid) as wrong:
        read_answer(data)
    return wrong.value.code


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old"])
def test_lines_end_as_the_bank_s_system_ends_them(end: str) -> None:
    assert read_answer(written(TABLE, end)) == READ


def test_blank_lines_and_blanks_around_a_word_say_nothing() -> None:
    spaced = [HEAD, ["", "", ""], [" 1 ", "成 功", ""], ["2", "失败", " 账户\n已销户 "], ["合计", "2", " 100.00 "], []]
    assert read_answer(written(spaced)) == READ


def test_numbers_typed_into_a_workbook_are_the_numbers_meant() -> None:
    table: list[list[object]] = [list(HEAD), [1, "成功"], [2.0, "失败", "账户已销户"], ["合计", 2, 100]]
    assert read_answer(workbook(table)) == READ


def test_wide_digits_are_digits() -> None:
    assert read_answer(written([HEAD, ["１", "成功"], ["合计", "１", "￥1,200.50"]])).paid == 120_050


@pytest.mark.parametrize("word", ["成功", "已付", "paid"])
def test_what_was_paid_has_several_words(word: str) -> None:
    assert read_answer(written([HEAD, ["7", word], ["合计", "1", "1"]])).lines == {7: ("paid", "")}


@pytest.mark.parametrize("word", ["失败", "退回", "failed"])
def test_so_has_what_was_not(word: str) -> None:
    assert read_answer(written([HEAD, ["7", word, "x"], ["合计", "1", "0"]])).lines == {7: ("failed", "x")}


def test_a_long_reason_is_cut() -> None:
    found = read_answer(written([HEAD, ["1", "失败", "长" * 500], ["合计", "1", "0"]]))
    assert found.lines[1] == ("failed", "长" * REASON_MAX)


@pytest.mark.parametrize(
    "number", ["፩", "٣", "-1", "1.5", "", "9" * 10, "9" * 5_000], ids=["ethiopic", "arabic", "negative", "half", "none",
                                                                        "beyond", "endless"],
)  # fmt: skip
def test_what_is_no_number_of_a_line_is_told_and_breaks_nothing(number: str) -> None:
    assert refused(written([HEAD, [number, "成功", "x"], ["合计", "1", "1"]])) == "return-line"


def test_a_cell_without_end_is_no_file_of_a_bank() -> None:
    assert refused(written([HEAD, ["1", "失败", "x" * 200_000], ["合计", "1", "0"]])) == "return-unreadable"


@pytest.mark.parametrize(
    "row", [["1"], ["1", ""], ["成功", "1"], ["合计", "1", "1"]], ids=["short", "empty", "turned", "sum"]
)
def test_a_line_has_its_number_and_then_its_result(row: list[str]) -> None:
    assert refused(written([HEAD, row, ["合计", "1", "1"]])) == "return-line"


@pytest.mark.parametrize(
    "table",
    [[], [HEAD], [HEAD, ["1", "成功"]], [["合计", "0", "0"]], [HEAD, ["1", "成功"], ["合计", "1"]],
     [HEAD, ["合计", "1", "1"], ["1", "成功"]]],
    ids=["nothing", "head", "no sum", "sum alone", "half a sum", "sum too early"],
)  # fmt: skip
def test_a_file_ends_with_its_sum(table: list[list[str]]) -> None:
    assert refused(written(table)) == "return-trailer"


@pytest.mark.parametrize("count", ["", "0", "2", "01", "one"])
def test_the_sum_counts_the_lines(count: str) -> None:
    assert refused(written([HEAD, ["1", "成功"], ["合计", count, "1"]])) == "return-total"


def test_no_lines_at_all_is_an_answer_that_misses_every_line() -> None:
    found = read_answer(written([HEAD, ["合计", "0", "0"]]))
    with pytest.raises(Invalid) as wrong:
        fits(found, {1: 100})
    assert wrong.value.code == "return-missing"


@settings(max_examples=40)
@given(amounts=AMOUNTS, data=st.data(), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_the_bank_paid_is_read_to_the_fen(amounts: dict[int, int], data: st.DataObject, end: str) -> None:
    paid = data.draw(st.sets(st.sampled_from(sorted(amounts))))
    rows = [[str(seq), "成功" if seq in paid else "失败", ""] for seq in amounts]
    fen = sum(amounts[seq] for seq in paid)
    answer = read_answer(written([HEAD, *rows, ["合计", str(len(rows)), f"{fen // 100}.{fen % 100:02d}"]], end))
    assert {seq for seq, (result, _) in answer.lines.items() if result == "paid"} == paid
    fits(answer, amounts)


@given(amounts=AMOUNTS, off=st.integers(-100, 100).filter(bool))
def test_a_sum_that_is_off_by_a_fen_is_refused(amounts: dict[int, int], off: int) -> None:
    answer = Answered(dict.fromkeys(amounts, ("paid", "")), sum(amounts.values()) + off)
    with pytest.raises(Invalid) as wrong:
        fits(answer, amounts)
    assert wrong.value.code == "return-total"


@given(amounts=AMOUNTS, data=st.data())
def test_a_line_too_few_or_too_many_is_refused_though_the_sum_be_right(
    amounts: dict[int, int], data: st.DataObject
) -> None:
    odd = data.draw(st.sampled_from(sorted(amounts)))
    lines = dict.fromkeys(amounts, ("failed", ""))
    for wrong_lines, code in ((lines | {10**7: ("failed", "")}, "return-unknown"),
                              ({seq: one for seq, one in lines.items() if seq != odd}, "return-missing")):  # fmt: skip
        with pytest.raises(Invalid) as wrong:
            fits(Answered(wrong_lines, 0), amounts)
        assert wrong.value.code == code


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_an_answer_or_refused_in_words(data: bytes) -> None:
    with suppress(Invalid):
        assert all(result in ("paid", "failed") for result, _ in read_answer(data).lines.values())
