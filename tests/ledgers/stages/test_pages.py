"""Which sheets hold rows, and where: pure reading of texts, before anything is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.rules.headers import normal_header
from jiayuan.ledgers.rules.mapped import Wanted
from jiayuan.ledgers.stages.pages import pages_of
from jiayuan.ledgers.stages.problems import asks, problems_of
from tests.ledgers import books

WANTED = [
    Wanted("姓名", "name", True), Wanted("性别", "sex"), Wanted("身份证号", "id_number"), Wanted("出生日期", "birth"),
    Wanted("联系电话", "phone"), Wanted("家庭住址", "residence.actual"),
]  # fmt: skip
ALIASES = {normal_header(one.header): one.attr for one in WANTED}
ROWS = [books.line(n) for n in range(12)]
HEAD = list(books.HEADERS)


def pages(*sheets: list[list[str]]) -> list[tuple[str, list[int]]]:
    named = [Sheet(f"表{n}", rows) for n, rows in enumerate(sheets, 1)]
    return [(page.name, [at for at, _ in page.rows]) for page in pages_of(named, WANTED, ALIASES)]


@pytest.mark.parametrize(
    ("above", "first"), [([], 2), ([["标题"]], 3), ([["标题"], [], ["单位：社区"]], 5), ([[""] * 6] * 4, 6)]
)
def test_rows_are_numbered_as_the_uploaders_program_numbers_them(above: list[list[str]], first: int) -> None:
    assert pages([*above, HEAD, *ROWS[:2]]) == [("表1", [first, first + 1])]


def test_blank_rows_and_footers_are_left_out_and_keep_their_numbers() -> None:
    rows = [HEAD, ROWS[0], [""] * 6, [], ROWS[1], ["合计", "2人"], ["备注：", "已核"]]
    assert pages(rows) == [("表1", [2, 5])]


def test_several_sheets_of_people_are_all_read() -> None:
    assert pages([HEAD, ROWS[0]], [["二组"], HEAD, ROWS[1], ROWS[2]]) == [("表1", [2]), ("表2", [3, 4])]


@pytest.mark.parametrize(
    "other",
    [[], [[""]], [["填表说明", "一、请如实填写"]], [["代码", "含义"], ["1", "视力"], ["2", "听力"]], [HEAD]],
    ids=["empty", "blank", "notes", "codes", "headers-only"],
)
def test_a_sheet_beside_that_is_no_list_is_left_out(other: list[list[str]]) -> None:
    assert pages([HEAD, ROWS[0]], other) == [("表1", [2])]
    assert [name for name, _ in pages(other, [HEAD, ROWS[0]])][-1] == "表2"


def test_a_workbook_without_any_row_has_no_page() -> None:
    assert pages([HEAD], []) == []
    assert pages() == []


def shifted(offset: int) -> list[list[str]]:
    ids = [row[2] for row in ROWS]
    moved = ["", *ids[:-1]] if offset > 0 else [*ids[1:], ""]
    return [[*row[:2], number, *row[3:]] for row, number in zip(ROWS, moved, strict=True)]


@pytest.mark.parametrize("offset", [1, -1])
def test_a_column_pasted_one_row_off_is_named_with_sheet_rows_and_column(offset: int) -> None:
    (page,) = pages_of([Sheet("花名册", [["标题"], HEAD, *shifted(offset)])], WANTED, ALIASES)
    (problem,) = problems_of(page)
    assert (problem["code"], problem["sheet"], problem["column"]) == ("pasted_off", "花名册", "C（身份证号）")
    assert 3 <= problem["row"] < problem["last"] <= 14
    assert asks(page, WANTED)


def test_a_right_sheet_asks_nothing() -> None:
    (page,) = pages_of([Sheet("花名册", [HEAD, *ROWS])], WANTED, ALIASES)
    assert list(problems_of(page)) == []
    assert not asks(page, WANTED)


@pytest.mark.parametrize(
    ("first", "second", "letters"),
    [
        (2, 4, ("C（身份证号）", "E（联系电话）")),
        (0, 4, ("A（姓名）", "E（联系电话）")),
        (3, 4, ("D（出生日期）", "E")),
    ],
)
def test_exchanged_columns_are_named_both(first: int, second: int, letters: tuple[str, str]) -> None:
    rows = [row.copy() for row in ROWS]
    for row in rows:
        row[first], row[second] = row[second], row[first]
    (page,) = pages_of([Sheet("花名册", [HEAD, *rows])], WANTED, ALIASES)
    (problem,) = problems_of(page)
    assert (problem["code"], problem["row"]) == ("swapped_columns", 2)
    assert all(letter in problem["column"] for letter in letters)
    assert asks(page, WANTED)


def test_one_column_with_foreign_values_is_unsure() -> None:
    rows = [[*row[:4], row[2], row[5]] for row in ROWS]
    (page,) = pages_of([Sheet("花名册", [HEAD, *rows])], WANTED, ALIASES)
    assert [problem["code"] for problem in problems_of(page)] == ["unsure_columns"]


def test_every_missing_required_column_is_named_at_the_header() -> None:
    wanted = [*WANTED, Wanted("残疾类别", "dis.type", True)]
    (page,) = pages_of([Sheet("花名册", [["标题"], HEAD[1:], *(row[1:] for row in ROWS)])], wanted, ALIASES)
    (problem,) = problems_of(page)
    assert (problem["code"], problem["row"], problem["column"]) == ("missing_columns", 2, "姓名、残疾类别")


CELL = st.one_of(st.text(max_size=8), st.sampled_from([*HEAD, *ROWS[0], "合计", ""]))


@given(st.lists(st.lists(st.lists(CELL, max_size=7), max_size=8), max_size=3))
def test_no_workbook_breaks_the_reading(sheets: list[list[list[str]]]) -> None:
    found = pages_of([Sheet(f"{n}", rows) for n, rows in enumerate(sheets)], WANTED, ALIASES)
    for page in found:
        assert all(sheets[page.number][at - 1] is cells for at, cells in page.rows)
        assert all(problem["sheet"] == page.name for problem in problems_of(page))
