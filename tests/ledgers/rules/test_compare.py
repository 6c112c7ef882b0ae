"""How alike two records are; distances count characters."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.compare import (
    birth_level,
    comparable_id,
    compare,
    equal_level,
    id_level,
    phone_level,
    place_level,
)
from jiayuan.ledgers.rules.likeness import mask_fits, name_level, one_edit
from jiayuan.ledgers.rules.pair import Incoming, Known
from tests.ledgers.books import id_number

WHO = UUID(int=1)
ROOM = "110102.001.001.0001.0001.01.0301."
NAMES = st.text("王李秀兰建国桂英", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("王秀兰", "王秀兰", "exact"),
        ("王秀兰", "王兰秀", "swap"),
        ("王秀兰", "王秀英", "one_char"),
        ("王秀兰", "李秀兰", "one_char"),
        ("王秀", "王秀兰", "prefix"),
        ("王秀兰", "王建国", "surname"),
        ("王秀", "王国", "surname"),
        ("王秀兰", "李建国", "else"),
        ("", "李建国", "none"),
    ],
)
def test_levels_of_names(a: str, b: str, level: str) -> None:
    assert name_level(a, b) == level


def test_homophones_are_the_same_pinyin() -> None:
    assert name_level("王秀兰", "王秀蓝", "wang xiu lan", "wang xiu lan") == "pinyin"


@given(NAMES, NAMES)
def test_names_compare_the_same_both_ways(a: str, b: str) -> None:
    assert name_level(a, b) == name_level(b, a)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("1234", "1235", True),
        ("1234", "1324", True),
        ("1234", "123", True),
        ("1234", "12934", True),
        ("1234", "1234", False),
        ("1234", "4321", False),
        ("1234", "12", False),
        ("1234", "1256", False),
        ("", "1", True),
    ],
)
def test_one_edit(a: str, b: str, near: bool) -> None:
    assert one_edit(a, b) is near


@given(st.text("0123", min_size=1, max_size=8), st.data())
def test_every_single_slip_is_one_edit(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    assert one_edit(text, text[:at] + text[at + 1 :])
    assert one_edit(text, text[:at] + "9" + text[at + 1 :])


@given(st.text("012", max_size=6), st.text("012", max_size=6))
def test_one_edit_is_the_same_both_ways(a: str, b: str) -> None:
    assert one_edit(a, b) == one_edit(b, a)


def test_masks_fit_digit_by_digit() -> None:
    number = id_number(1)
    assert mask_fits(number[:6] + "********" + number[14:], number)
    assert not mask_fits("2" + number[1:6] + "********" + number[14:], number)


@pytest.mark.parametrize(
    ("row", "known", "level"),
    [
        (Incoming(id_bi="a"), Known(WHO, id_bi="a"), "exact"),
        (Incoming(), Known(WHO, id_bi="a"), "none"),
        (Incoming(id_bi="a", id_plain="1"), Known(WHO), "none"),
        (Incoming(id_bi="a", id_plain=id_number(1)), Known(WHO, id_bi="b"), "else"),
        (
            Incoming(id_bi="a", id_plain=id_number(1)),
            Known(WHO, id_bi="b", id_plain=id_number(1)[:10] + "9" + id_number(1)[11:]),
            "edit",
        ),
        (
            Incoming(id_bi="a", id_plain=id_number(1)),
            Known(WHO, id_bi="b", id_plain=id_number(1)[:14] + "9999"),
            "first14",
        ),
        (
            Incoming(id_plain=id_number(1)[:6] + "********" + id_number(1)[14:]),
            Known(WHO, id_bi="b", id_plain=id_number(1)),
            "mask",
        ),
    ],
)
def test_levels_of_numbers(row: Incoming, known: Known, level: str) -> None:
    assert id_level(row, known) == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("1950-01-01", "1950-01-01", "day"),
        ("1950-01-01", "1950-01-31", "month"),
        ("1950-01-01", "1951-01-01", "digit"),
        ("1950-01-01", "1962-11-08", "else"),
        ("", "1950-01-01", "none"),
    ],
)
def test_levels_of_birth_dates(a: str, b: str, level: str) -> None:
    assert birth_level(a, b) == level


def test_a_shared_phone_weighs_less() -> None:
    assert phone_level(Incoming(phones=("x", "y")), Known(WHO, phone="y")) == "exact"
    assert phone_level(Incoming(phones=("x",)), Known(WHO, phone="x", shared=True)) == "shared"
    assert phone_level(Incoming(phones=("x",)), Known(WHO, phone="z")) == "else"
    assert phone_level(Incoming(), Known(WHO, phone="z")) == "none"


@pytest.mark.parametrize(
    ("address", "level"),
    [
        (ROOM, "room"),
        ("110102.001.001.0001.0001.01.0302.", "building"),
        ("110102.001.001.0001.0001.", "none"),
        ("110102.001.001.0001.0002.01.0301.", "compound"),
        ("110102.001.001.0002.0001.01.0301.", "else"),
        ("110102.003.001.0001.0001.01.0301.", "else"),
        ("", "none"),
    ],
)
def test_levels_of_places(address: str, level: str) -> None:
    found = place_level(Incoming(address=address), Known(WHO, room=ROOM))
    assert found == level or (level == "none" and found == "building")


def test_equal_or_not() -> None:
    assert [equal_level("1", "1"), equal_level("1", "2"), equal_level("", "2")] == ["same", "else", "none"]


def test_all_attributes_are_compared_once() -> None:
    assert list(compare(Incoming(), Known(WHO))) == ["name", "id", "birth", "phone", "place", "sex", "community"]


def test_lost_digits_are_not_comparable() -> None:
    assert comparable_id("1.10102195001011E+17") == ""
    assert comparable_id(id_number(1)) == id_number(1)
