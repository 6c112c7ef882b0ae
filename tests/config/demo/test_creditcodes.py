"""Credit codes for whole columns."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.creditcodes import credit_codes
from jiayuan.config.demo.dice import dice
from jiayuan.kernel.values import CreditCode


@pytest.mark.parametrize("head", ["11", "55", "91", "92"])
def test_codes_are_valid_and_of_their_kind(head: str) -> None:
    for code in credit_codes(dice(1, head), 100, head):
        assert CreditCode(code).value == code
        assert code.startswith(f"{head}110102")


def test_no_code_is_given_twice() -> None:
    assert len(set(credit_codes(dice(1, "many"), 3_000, "91"))) == 3_000


def test_the_same_dice_give_the_same_codes_in_the_same_order() -> None:
    assert list(credit_codes(dice(1, "x"), 50, "91")) == list(credit_codes(dice(1, "x"), 50, "91"))
    assert list(credit_codes(dice(2, "x"), 50, "91")) != list(credit_codes(dice(1, "x"), 50, "91"))


def test_they_do_not_come_sorted() -> None:
    codes = list(credit_codes(dice(1, "order"), 50, "91"))
    assert codes != sorted(codes)


def test_none_are_wanted() -> None:
    assert len(credit_codes(dice(1, "none"), 0, "91")) == 0
