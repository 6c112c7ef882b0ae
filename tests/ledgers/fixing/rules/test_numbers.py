"""Slips in numbers: proposed only where the row leaves one reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.ledgers.fixing.rules.numbers import id_from_birth, phone_of
from tests.ledgers import books

GOOD = books.id_number(1, "19500307", "1")
BIRTH = "1950-03-07"


@pytest.mark.parametrize("at", range(6, 14))
def test_a_wrong_digit_in_the_date_is_put_right(at: int) -> None:
    wrong = GOOD[:at] + str((int(GOOD[at]) + 4) % 10) + GOOD[at + 1 :]
    assert id_from_birth(wrong, BIRTH) == GOOD


def test_neighbours_exchanged_in_the_date_are_put_right() -> None:
    assert id_from_birth(GOOD[:7] + GOOD[8] + GOOD[7] + GOOD[9:], BIRTH) == GOOD


@pytest.mark.parametrize("at", [0, 3, 14, 15, 16])
def test_a_wrong_digit_elsewhere_is_not_guessed(at: int) -> None:
    wrong = GOOD[:at] + str((int(GOOD[at]) + 4) % 10) + GOOD[at + 1 :]
    assert id_from_birth(wrong, BIRTH) == ""


@pytest.mark.parametrize("raw", ["", "12", GOOD[:12], f"{GOOD}1", "张三"])
def test_what_is_no_number_has_no_proposal(raw: str) -> None:
    assert id_from_birth(raw, BIRTH) == ""


def test_without_a_birth_date_nothing_is_proposed() -> None:
    assert id_from_birth(GOOD[:8] + "9" + GOOD[9:], "") == ""


@given(st.text("0123456789X", min_size=15, max_size=19))
def test_a_proposal_is_always_a_number_with_that_date(raw: str) -> None:
    found = id_from_birth(raw, BIRTH)
    assert not found or (parse_id(found).kind is IdClass.OK and found[6:14] == "19500307")


@pytest.mark.parametrize(
    ("raw", "meant"),
    [("l3912340009", "13912340009"), ("139I234OOO9", "13912340009"), ("12", ""), ("13912340009", ""), ("无", "")],
)
def test_letters_typed_for_digits(raw: str, meant: str) -> None:
    assert phone_of(raw) == meant
