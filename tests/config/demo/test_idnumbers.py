"""Identity numbers for whole columns."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.idnumbers import check_digits, id_numbers, prefixes
from jiayuan.kernel.idnumber import check_digit, parse_id

MANY = 5_000


def test_check_digits_are_those_of_the_kernel() -> None:
    digits = dice(1, "digits").integers(0, 10, (500, 17))
    for row, made in zip(digits, check_digits(digits), strict=True):
        assert made == check_digit("".join(map(str, row)))


def test_numbers_of_one_birthday_and_sex_are_still_unique() -> None:
    born = np.full(400, 19800101)
    made = id_numbers(dice(1, "same day"), born, np.ones(400, np.int64), np.zeros(400, bool))
    assert len(set(made)) == 400
    assert {parse_id(number).kind.value for number in made} == {"ok"}


@pytest.mark.parametrize("male", [0, 1])
def test_digit_seventeen_tells_the_sex(male: int) -> None:
    made = id_numbers(dice(2, "sex"), np.full(200, 19800101), np.full(200, male), np.zeros(200, bool))
    assert {int(number[16]) % 2 for number in made} == {male}


def test_permits_have_their_own_prefixes() -> None:
    made = id_numbers(dice(3, "permits"), np.full(100, 19800101), np.ones(100, np.int64), np.ones(100, bool))
    assert {number[:6] for number in made} == {"810000", "820000", "830000"}


def test_prefix_shares() -> None:
    drawn = prefixes(dice(4, "prefixes"), np.full(MANY, 19700101))
    assert abs(np.mean(drawn == "110102") - 0.32) < 0.03
    assert abs(np.mean(drawn == "110104") - 0.26) < 0.03
    assert abs(np.mean([not one.startswith("11") for one in drawn]) - 0.28) < 0.03


def test_no_abolished_prefix_after_2010() -> None:
    assert "110104" not in set(prefixes(dice(4, "prefixes"), np.full(MANY, 20150101)))
