"""A cell's look decides, not its header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.looks import fits, look, rotation, share, stand, swapped
from tests.ledgers.books import HEADERS, id_number, line

ATTRS = ("name", "sex", "id_number", "birth", "phone", "residence.actual")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ""),
        ("  ", ""),
        (id_number(1), "id"),
        ("'" + id_number(1), "id"),
        ("110102500101122", "id"),
        ("110102********1227", "id"),
        (id_number(1) + "42", "certificate"),
        ("13912345678", "phone"),
        ("139-1234-5678", "phone"),
        ("010-66012345", "phone"),
        ("1950-01-01", "date"),
        ("1950年1月1日", "date"),
        ("19500101", "date"),
        ("男", "sex"),
        ("府右街南社区", "community"),
        ("红墙小区1号楼1单元301室", "address"),
        ("3-2-501", "address"),
        ("王秀兰", "name"),
        ("王秀兰（户主）", "name"),
        ("阿依古丽·买买提", "name"),
        ("二级", "level"),
        ("42", "number"),
        ("喜欢唱歌、跳舞和书法等", "text"),
    ],
)
def test_looks(text: str, kind: str) -> None:
    assert look(text) == kind


@given(st.text(max_size=60))
def test_every_text_has_a_look(text: str) -> None:
    assert isinstance(look(text), str)


def test_the_commonest_look_of_a_column() -> None:
    assert share(["王秀兰", "李建国", "", "12"]) == ("name", 2 / 3)
    assert share(["", " "]) == ("", 0.0)


def test_attributes_without_a_look_take_anything() -> None:
    assert fits("volunteer.skill", "text")
    assert not fits("phone", "id")


def test_a_rotated_row_is_turned_back() -> None:
    cells = line(1)
    turned = cells[2:] + cells[:2]
    shift = rotation(ATTRS, turned)
    assert turned[shift:] + turned[:shift] == cells


@pytest.mark.parametrize("n", range(6))
def test_a_right_row_is_left_alone(n: int) -> None:
    assert rotation(ATTRS, line(n)) == 0
    assert swapped(ATTRS, line(n)) is None


@pytest.mark.parametrize(
    ("first", "second"), [("姓名", "联系电话"), ("身份证号", "联系电话"), ("身份证号", "出生日期")]
)
def test_exchanged_cells_are_found(first: str, second: str) -> None:
    cells, a, b = line(1), HEADERS.index(first), HEADERS.index(second)
    cells[a], cells[b] = cells[b], cells[a]
    assert swapped(ATTRS, cells) == (min(a, b), max(a, b))


def test_weak_looks_alone_are_not_exchanged() -> None:
    assert swapped(("name", "residence.actual"), ["红墙小区1号楼", "王秀兰"]) is None


@given(st.lists(st.text(max_size=12), min_size=6, max_size=6))
def test_rubbish_is_never_turned_by_chance_into_less(cells: list[str]) -> None:
    shift = rotation(ATTRS, cells)
    assert 0 <= shift < 6


@given(st.permutations(["王秀兰", "13912345678", "1950-01-01", "男", ""]))
def test_a_row_that_stands_is_neither_turned_nor_exchanged(cells: list[str]) -> None:
    attrs = ("name", "phone", "birth", "sex", None)
    if stand(attrs, [look(cell) for cell in cells]):
        assert (rotation(attrs, cells), swapped(attrs, cells)) == (0, None)
