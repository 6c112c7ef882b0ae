"""Literals are exact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lexer import tokens
from jiayuan.benefits.engine.language.literals import literal, money_fen


@pytest.mark.parametrize(
    ("text", "fen"), [("600元", 60_000), ("0.01元", 1), ("12fen", 12), ("1450.50元", 145_050), ("0元", 0)]
)
def test_money_becomes_fen(text: str, fen: int) -> None:
    assert money_fen(text) == fen


def test_a_fraction_of_a_fen_is_refused() -> None:
    with pytest.raises(BookError, match="一分"):
        money_fen("0.001元")


@pytest.mark.parametrize(
    ("text", "value"),
    [("35%", Fraction(7, 20)), ("1.5", Fraction(3, 2)), ("7", 7), ("d'2026-02-28'", date(2026, 2, 28)), ("'x'", "x")],
)
def test_other_literals(text: str, value: object) -> None:
    assert literal(tokens(text)[0]).value == value


def test_a_day_that_is_not_is_refused() -> None:
    with pytest.raises(BookError, match="日期"):
        literal(tokens("d'2026-02-30'")[0])


def test_the_end_is_no_literal() -> None:
    with pytest.raises(BookError, match="末尾"):
        literal(tokens("")[0])


@given(st.integers(0, 10**9))
def test_whole_yuan_are_a_hundred_fen(yuan: int) -> None:
    assert money_fen(f"{yuan}元") == yuan * 100
