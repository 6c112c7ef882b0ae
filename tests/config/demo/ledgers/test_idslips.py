"""Laws of slips in identity numbers: each does one thing, to any valid number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers.idslips import (
    ID_SLIPS,
    fifteen,
    float_damaged,
    masked,
    one_lost,
    spaced,
    transposed,
    widened,
    wrong_digit,
)
from jiayuan.kernel.idnumber import check_digit, parse_id

SEEDS = st.integers(0, 10_000)


@st.composite
def valid_numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1920, 1, 1), date(2025, 12, 31)))
    # 996 to 999 were kept for people over a hundred when numbers had fifteen digits; the demo gives none of them.
    first = f"110102{born:%Y%m%d}{draw(st.integers(0, 995)):03}"
    return first + check_digit(first)


@given(SEEDS, valid_numbers())
def test_a_wrong_digit_changes_one_place_and_is_always_noticed(seed: int, number: str) -> None:
    made = wrong_digit(dice(seed, "wrong"), number)
    assert sum(one != other for one, other in zip(number, made, strict=True)) == 1
    assert parse_id(made).kind.value != "ok"


@given(SEEDS, valid_numbers())
def test_exchanged_digits_are_the_same_digits(seed: int, number: str) -> None:
    made = transposed(dice(seed, "swap"), number)
    assert sorted(made) == sorted(number)
    assert sum(one != other for one, other in zip(number, made, strict=True)) in (0, 2)


@given(SEEDS, valid_numbers())
def test_a_lost_digit_leaves_seventeen_in_order(seed: int, number: str) -> None:
    made = one_lost(dice(seed, "lost"), number)
    assert len(made) == 17
    rest = iter(number)
    assert all(character in rest for character in made)
    assert made[:6] == number[:6]


@given(SEEDS, valid_numbers())
def test_blanks_and_width_lose_nothing(seed: int, number: str) -> None:
    for made in (spaced(dice(seed, "blank"), number), widened(dice(seed, "wide"), number)):
        assert parse_id(made).kind.value == "ok"
        assert parse_id(made).value == number


@given(SEEDS, valid_numbers())
def test_a_mask_keeps_place_and_last_four(seed: int, number: str) -> None:
    made = masked(dice(seed, "mask"), number)
    assert (made[:6], made[-4:], len(made)) == (number[:6], number[-4:], 18)
    assert number[6:14] not in made


@given(SEEDS, valid_numbers())
def test_a_spreadsheet_keeps_fifteen_digits(seed: int, number: str) -> None:
    made = float_damaged(dice(seed, "float"), number)
    assert made == f"{number[:15]}000"
    assert parse_id(made).kind.value in ("float_damaged", "ok")


@given(SEEDS, valid_numbers())
def test_the_old_form_drops_century_and_check(seed: int, number: str) -> None:
    made = fifteen(dice(seed, "old"), number)
    assert made == (number[:6] + number[8:17] if number[6:8] == "19" else number)


@given(valid_numbers())
def test_the_old_form_finds_its_way_back(number: str) -> None:
    made = fifteen(dice(1, "old"), number)
    if len(made) == 15:
        assert parse_id(made).value == number


@pytest.mark.parametrize("fault", ID_SLIPS)
def test_a_slip_repeats_with_its_dice(fault: str) -> None:
    slip = ID_SLIPS[fault][1]
    number = "110102194503071235"
    assert slip(dice(3, fault), number) == slip(dice(3, fault), number)


def test_shares_leave_most_numbers_alone() -> None:
    assert 0.05 < sum(share for share, _ in ID_SLIPS.values()) < 0.15
