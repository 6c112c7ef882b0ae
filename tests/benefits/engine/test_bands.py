"""Progressive bands: each part of an amount at its own rate, rounded once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.rounding import half_up, progressive
from tests.benefits.engine.toy import out

STEPS = (Fraction(1000), Fraction(3, 10), Fraction(5000), Fraction(4, 10), Fraction(1, 2))


@pytest.mark.parametrize(
    ("amount", "due"), [(0, 0), (999, 300), (1000, 300), (1001, 300), (5000, 1900), (5001, 1901), (9000, 3900)]
)
def test_the_parts_at_their_rates(amount: int, due: int) -> None:
    assert progressive(Fraction(amount), *STEPS) == due


def test_one_rate_for_all() -> None:
    assert progressive(Fraction(333), Fraction(1, 2)) == 167


@given(st.integers(0, 10**7), st.integers(0, 10**4))
def test_more_in_is_never_less_out(amount: int, more: int) -> None:
    low, high = (progressive(Fraction(one), *STEPS) for one in (amount, amount + more))
    assert 0 <= high - low <= half_up(Fraction(more)) + 1


def test_in_the_language(book: RuleBook) -> None:
    assert out("bands(rent, 1000元:30%, 2000元:40%, inf:0.5)", book, rent=250_000).value == 95_000
    assert out("bands(rent, inf:10%)", book, rent=12_345).value == 1_235


def test_an_unknown_amount_has_no_bands(book: RuleBook) -> None:
    assert out("bands(rent, 1000元:30%, inf:50%)", book).missing == frozenset({"rent"})


@pytest.mark.parametrize(
    "source",
    [
        "bands(level, inf:10%)", "bands(income, inf:10%)", "bands(rent, 2000元:10%, 1000元:20%, inf:30%)",
        "bands(rent, 3:10%, inf:20%)", "bands(rent, 1000元:10%)", "bands(rent, inf:1元)",
    ],
)  # fmt: skip
def test_what_bands_cannot_be(source: str, book: RuleBook) -> None:
    with pytest.raises(BookError):
        out(source, book, rent=1, level=1)
