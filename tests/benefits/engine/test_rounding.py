"""Money is whole fen, halves go up, and a row of steps is rounded at each."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.rounding import exact, half_up
from tests.benefits.engine.toy import out

FEN = st.integers(0, 10**10)
RATES = st.integers(0, 10_000).map(lambda number: Fraction(number, 10_000))


@pytest.mark.parametrize(
    ("number", "fen"),
    [("0", 0), ("1/2", 1), ("-1/2", 0), ("3/2", 2), ("-3/2", -1), ("1/3", 0), ("2/3", 1), ("49/100", 0), ("51/100", 1)],
)
def test_halves_go_up(number: str, fen: int) -> None:
    assert half_up(Fraction(number)) == fen


@given(FEN, RATES)
def test_a_share_and_its_rest_differ_from_the_whole_by_a_fen_at_most(amount: int, rate: Fraction) -> None:
    share, rest = exact("*", Fraction(amount), rate), exact("*", Fraction(amount), 1 - rate)
    assert abs(share + rest - amount) <= 1


@given(FEN, FEN, RATES)
def test_more_money_never_gives_a_smaller_share(one: int, other: int, rate: Fraction) -> None:
    less, more = sorted((one, other))
    assert exact("*", Fraction(less), rate) <= exact("*", Fraction(more), rate)


@given(FEN, st.integers(1, 60))
def test_equal_shares_differ_from_the_whole_by_half_a_fen_each(amount: int, by: int) -> None:
    assert abs(half_up(Fraction(amount, by)) * by - amount) * 2 <= by


def test_each_step_is_rounded_before_the_next(book: RuleBook) -> None:
    # 1 fen x 50 % is half a fen, so 1; and again 1: rounded once at the end it would be nothing.
    assert out("rent * 50% * 50%", book, rent=1).value == 1
    assert out("(rent * 33.3%) + (rent * 33.3%)", book, rent=2).value == 2
