"""Money in fen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.money import Money


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("320元", 32_000),
        ("¥1,200.50", 120_050),
        ("1.2万元", 1_200_000),
        (320.0, 32_000),
        (5, 500),
        ("１００", 10_000),
        ("0.005", 1),
        ("-3.20", -320),
    ],
)
def test_reading(cell: object, fen: int) -> None:
    assert Money.parse(cell) == Money(fen)


@pytest.mark.parametrize("cell", [None, "", "很多", "1,20", "12元整数", "1e5"])
def test_what_is_no_amount(cell: object) -> None:
    assert Money.parse(cell) is None


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_arithmetic_is_that_of_integers(a: int, b: int) -> None:
    assert (Money(a) + Money(b)).fen == a + b
    assert (Money(a) - Money(b)) + Money(b) == Money(a)


@given(st.integers(-(10**12), 10**12))
def test_yuan_and_back(fen: int) -> None:
    assert Money.of_yuan(Money(fen).yuan) == Money(fen)


def test_shown_with_two_places() -> None:
    assert str(Money(123_456_705)) == "1,234,567.05"
    assert Money(50).yuan == Decimal("0.50")


@pytest.mark.parametrize("wrong", [1.5, "3", True])
def test_only_whole_fen(wrong: object) -> None:
    with pytest.raises(Invalid):
        Money(wrong)  # type: ignore[arg-type]


def test_nothing_is_false_and_twelve_months_multiply() -> None:
    assert not Money()
    assert Money(32_000) * 12 == Money(384_000)


@pytest.mark.parametrize("cell", ["9" * 40, "0." + "1" * 40, "9" * 300 + "万元", float("nan"), float("inf"), 1e300])
def test_numbers_beyond_all_money_are_no_amount(cell: object) -> None:
    assert Money.parse(cell) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none(), st.text("0123456789,.万元¥-", max_size=60)))
def test_reading_never_raises(cell: object) -> None:
    read = Money.parse(cell)
    assert read is None or isinstance(read.fen, int)


@given(st.integers(0, 10**14))
def test_wan_is_ten_thousand(fen: int) -> None:
    yuan = Money(fen).yuan
    assert Money.parse(f"{yuan}万元") == Money(fen * 10_000)


@pytest.mark.parametrize(("yuan", "fen"), [("0.004", 0), ("0.005", 1), ("-0.005", -1), ("1.005", 101), ("2.675", 268)])
def test_half_a_fen_goes_away_from_zero(yuan: str, fen: int) -> None:
    assert Money.of_yuan(yuan).fen == fen


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=8))
def test_amounts_sort_as_their_fen(fens: list[int]) -> None:
    assert [one.fen for one in sorted(map(Money, fens))] == sorted(fens)
