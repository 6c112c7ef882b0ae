"""Columns of a sheet: headers first, then the look of the values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.columns import guess_columns, unsure
from jiayuan.ledgers.rules.headers import header_row, is_footer, normal_header
from jiayuan.ledgers.rules.mapped import Wanted
from tests.ledgers.books import HEADERS, line

WANTED = [
    Wanted("姓名", "name", True),
    Wanted("性别", "sex"),
    Wanted("身份证号", "id_number"),
    Wanted("出生日期", "birth"),
    Wanted("联系电话", "phone"),
    Wanted("家庭住址", "residence.actual"),
]
ALIASES = {normal_header(column.header): column.attr for column in WANTED} | {
    "手机": "phone",
    "住址": "residence.actual",
}
ROWS = [line(n) for n in range(9)]
RIGHT = tuple(column.attr for column in WANTED)


def test_known_headers_are_sure() -> None:
    mapped = guess_columns(HEADERS, ROWS, WANTED, ALIASES)
    assert mapped.attrs == RIGHT
    assert not unsure(mapped, WANTED)


@pytest.mark.parametrize("header", ["手机", " 手 机 ", "手机（必填）", "*手机", "手机："])
def test_headers_are_known_in_spite_of_decoration(header: str) -> None:
    assert ALIASES[normal_header(header)] == "phone"


def test_an_unknown_header_is_taken_by_its_values_and_asked() -> None:
    headers = ["姓名", "性别", "号", "出生日期", "联系电话", "家庭住址"]
    mapped = guess_columns(headers, ROWS, WANTED, ALIASES)
    assert mapped.attrs[2] == "id_number"
    assert mapped.guesses[2].sure < 0.9


def test_exchanged_columns_are_found_with_the_fix() -> None:
    rows = [[row[0], row[1], row[4], row[3], row[2], row[5]] for row in ROWS]
    mapped = guess_columns(HEADERS, rows, WANTED, ALIASES)
    assert mapped.attrs == ("name", "sex", "phone", "birth", "id_number", "residence.actual")
    assert [guess.reason for guess in mapped.guesses].count("swapped") == 2


def test_name_and_phone_exchanged() -> None:
    rows = [[row[4], row[1], row[2], row[3], row[0], row[5]] for row in ROWS]
    mapped = guess_columns(HEADERS, rows, WANTED, ALIASES)
    assert (mapped.attrs[0], mapped.attrs[4]) == ("phone", "name")
    assert unsure(mapped, WANTED)


def test_a_missing_required_column_is_named() -> None:
    mapped = guess_columns(HEADERS[1:2], [["男"], ["女"]], WANTED, ALIASES)
    assert mapped.missing == ("name",)
    assert unsure(mapped, WANTED)


def test_columns_outside_the_template_are_not_stored() -> None:
    mapped = guess_columns([*HEADERS, "备注"], [[*row, "老同志"] for row in ROWS], WANTED, ALIASES)
    assert mapped.attrs[-1] is None


def test_two_columns_with_one_header_are_not_both_taken() -> None:
    mapped = guess_columns(["姓名", "姓名"], [["王秀兰", "李建国"]] * 3, WANTED, ALIASES)
    assert mapped.attrs.count("name") == 1


def test_an_empty_column_keeps_its_header() -> None:
    rows = [["", *row[1:]] for row in ROWS]
    assert guess_columns(HEADERS, rows, WANTED, ALIASES).attrs[0] == "name"


@pytest.mark.parametrize("above", [0, 1, 3])
def test_title_rows_above_the_headers_are_skipped(above: int) -> None:
    rows = [["2026年老年人花名册", "", "", "", "", ""]] * above + [list(HEADERS), *ROWS]
    assert header_row(rows, ALIASES) == above


def test_a_sheet_without_known_headers_takes_the_first_full_row() -> None:
    assert header_row([["说明", ""], ["甲", "乙"], ["1", "2"]], ALIASES) == 1
    assert header_row([[], ["", ""]], ALIASES) is None


@pytest.mark.parametrize("row", [["合计", "", "120"], ["填表人：李娜", "", ""], ["制表日期", ""], ["  总计", "9"]])
def test_footers_are_no_people(row: list[str]) -> None:
    assert is_footer(row)


def test_a_person_is_no_footer() -> None:
    assert not is_footer(ROWS[0])


@given(st.permutations(range(6)))
def test_any_order_of_columns_is_read(order: list[int]) -> None:
    headers = [HEADERS[n] for n in order]
    rows = [[row[n] for n in order] for row in ROWS]
    assert guess_columns(headers, rows, WANTED, ALIASES).attrs == tuple(RIGHT[n] for n in order)


@given(st.lists(st.text(max_size=10), min_size=1, max_size=8), st.lists(st.lists(st.text(max_size=10), max_size=9)))
def test_no_sheet_breaks_the_mapping(headers: list[str], rows: list[list[str]]) -> None:
    mapped = guess_columns(headers, rows, WANTED, ALIASES)
    used = [attr for attr in mapped.attrs if attr]
    assert len(mapped.attrs) == len(headers)
    assert len(used) == len(set(used))


def test_two_columns_that_hold_each_others_values_were_exchanged() -> None:
    rows = [["红墙小区1号楼1单元101室", "三义里社区"], ["红墙小区2号楼3单元502室", "红莲南里社区"]] * 3
    wanted = [Wanted("社区", "community"), Wanted("住址", "residence.actual")]
    mapped = guess_columns(["社区", "住址"], rows, wanted, {"社区": "community", "住址": "residence.actual"})
    assert mapped.attrs == ("residence.actual", "community")
    assert {guess.reason for guess in mapped.guesses} == {"swapped"}


@pytest.mark.parametrize("header", ["登记日期", "审核时间"])
def test_a_day_of_the_form_is_no_day_of_birth(header: str) -> None:
    mapped = guess_columns([header], [["2020-1-2"], ["2021-3-4"]], [Wanted("出生日期", "birth")], {})
    assert mapped.attrs == (None,)


def test_a_bare_number_of_a_room_is_no_address() -> None:
    wanted = [Wanted("住址", "residence.actual")]
    assert guess_columns(["房号"], [["101"], ["502"]], wanted, {"房号": "residence.actual"}).attrs == (None,)
    assert guess_columns(["房号"], [["3-1-101"]], wanted, {"房号": "residence.actual"}).attrs == ("residence.actual",)


def test_of_two_addresses_the_home_is_where_people_live() -> None:
    wanted = [Wanted("户籍", "residence.registered"), Wanted("住址", "residence.actual")]
    mapped = guess_columns(["G"], [["红墙小区1号楼1单元101室"]] * 3, wanted, {})
    assert (mapped.attrs, mapped.guesses[0].sure) == (("residence.actual",), 0.7)
