"""How alike two records are; distances count characters."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.compare import (
    birth_level,
    compare,
    equal_level,
    id_level,
    phone_level,
    place_level,
)
from jiayuan.ledgers.rules.likeness import mask_fits, name_level, one_slip
from jiayuan.ledgers.rules.numbers import comparable_id
from jiayuan.ledgers.rules.pair import UNOPENED, Incoming, Known, door_of
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
        ("1234", "1234", True),
        ("1234", "4321", False),
        ("1234", "12", False),
        ("1234", "1256", False),
        ("", "1", True),
    ],
)
def test_one_slip(a: str, b: str, near: bool) -> None:
    assert one_slip(a, b) is near


@given(st.text("0123", min_size=1, max_size=8), st.data())
def test_every_single_slip_is_one_slip(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    assert one_slip(text, text[:at] + text[at + 1 :])
    assert one_slip(text, text[:at] + "9" + text[at + 1 :])


@given(st.text("012", max_size=6), st.text("012", max_size=6))
def test_one_slip_is_the_same_both_ways(a: str, b: str) -> None:
    assert one_slip(a, b) == one_slip(b, a)


def test_masks_fit_digit_by_digit() -> None:
    number = id_number(1)
    assert mask_fits(number[:6] + "********" + number[14:], number)
    assert not mask_fits("2" + number[1:6] + "********" + number[14:], number)


@pytest.mark.parametrize(
    ("row", "known", "level"),
    [
        (Incoming(id="a"), Known(person=WHO, id="a"), "exact"),
        (Incoming(), Known(person=WHO, id="a"), "none"),
        (Incoming(id="a", near="1"), Known(person=WHO), "none"),
        (Incoming(id="a", near=id_number(1)), Known(person=WHO, id="b", near=UNOPENED), "else"),
        (
            Incoming(id="a", near=id_number(1)),
            Known(person=WHO, id="b", near=id_number(1)[:10] + "9" + id_number(1)[11:]),
            "edit",
        ),
        (
            Incoming(id="a", near=id_number(1)),
            Known(person=WHO, id="b", near=id_number(1)[:14] + "9999"),
            "first14",
        ),
        (
            Incoming(near=id_number(1)[:6] + "********" + id_number(1)[14:]),
            Known(person=WHO, id="b", near=id_number(1)),
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
    assert phone_level(Incoming(phones=("x", "y")), Known(person=WHO, phones=("y",))) == "exact"
    assert phone_level(Incoming(phones=("x",)), Known(person=WHO, phones=("x",), shared=True)) == "shared"


@pytest.mark.parametrize(
    ("known", "level"),
    [
        ("13800000021", "digit"),
        ("13800000102", "digit"),
        ("1380000012", "digit"),
        ("13912345678", "else"),
        ("", "none"),
    ],
)
def test_one_wrong_digit_of_a_phone(known: str, level: str) -> None:
    phones = (known,) if known else ()
    assert phone_level(Incoming(phones=("13800000012",)), Known(person=WHO, phones=phones)) == level


def test_a_number_that_was_not_opened_is_near_nothing() -> None:
    row = Incoming(id="a", near=id_number(1), phones=("13800000012",))
    sealed = Known(person=WHO, id="b", near=UNOPENED, phones=(UNOPENED,))
    assert (id_level(row, sealed), phone_level(row, sealed)) == ("else", "else")


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_day_and_month_exchanged_are_one_slip(born: date) -> None:
    turned = f"{born:%Y-%d-%m}"
    assert birth_level(born.isoformat(), turned) in ("digit", "month", "day")


def test_the_date_inside_a_number_speaks_where_the_other_has_no_number() -> None:
    row = Incoming(id="a", near=id_number(1), id_birth="1950-01-01")
    assert compare(row, Known(person=WHO, birth="1950-01-01"))["birth"] == "day"
    assert compare(row, Known(person=WHO, birth="1950-01-01", id="b", near=UNOPENED))["birth"] == "none"


@pytest.mark.parametrize(
    ("address", "level"),
    [
        (ROOM, "room"),
        ("110102.001.001.0001.0001.01.0302.", "building"),
        ("110102.001.001.0001.0001.", "house"),
        ("110102.001.001.0001.0002.01.0301.", "compound"),
        ("110102.001.001.0002.0001.01.0301.", "else"),
        ("110102.003.001.0001.0001.01.0301.", "else"),
        ("", "none"),
    ],
)
def test_levels_of_places(address: str, level: str) -> None:
    assert place_level(door_of(address), door_of(ROOM)) == level


def test_equal_or_not() -> None:
    assert [equal_level("1", "1"), equal_level("1", "2"), equal_level("", "2")] == ["same", "else", "none"]


def test_all_attributes_are_compared_once() -> None:
    assert list(compare(Incoming(), Known(person=WHO))) == ["name", "id", "birth", "phone", "place", "sex", "community"]


def test_lost_digits_are_not_comparable() -> None:
    assert comparable_id("1.10102195001011E+17") == ""
    assert comparable_id(id_number(1)) == id_number(1)
