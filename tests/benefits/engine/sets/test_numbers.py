"""Numbers of a set: exact to the fen, whatever the sign."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.dates import months_between
from jiayuan.benefits.engine.facts import KNOWN, Fact
from jiayuan.benefits.engine.language.nodes import Arith
from jiayuan.benefits.engine.rounding import exact, half_up
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.numbers import (
    factor,
    half_up_div,
    literal_column,
    months_between_columns,
    product,
)
from tests.benefits.engine.sets.asked import both, value_of
from tests.benefits.engine.toy import AS_OF, policy_of, tree

DAYS = st.dates(date(1930, 1, 1), date(2060, 12, 31))
SOME = settings(max_examples=30, deadline=None)


def whole(number: int) -> Column:
    return literal_column("int", number)


def board(**params: Fraction | int | None) -> Board:
    return Board({}, params, {}, AS_OF, {})


@given(st.integers(-(10**12), 10**12), st.integers(1, 400))
@SOME
def test_shares_round_like_the_explainer(over: int, by: int) -> None:
    assert value_of(half_up_div(whole(over), whole(by))) == half_up(Fraction(over, by))


@pytest.mark.parametrize("by", [0, -1])
def test_a_share_of_nothing_is_null(by: int) -> None:
    assert value_of(half_up_div(whole(100), whole(by))) is None


@given(DAYS, DAYS)
@SOME
def test_months_between_are_those_of_the_explainer(start: date, end: date) -> None:
    assert value_of(months_between_columns(ibis.literal(start), ibis.literal(end))) == months_between(start, end)


@pytest.mark.parametrize("source", ["rent * 35%", "35% * rent", "rent * R", "R * rent", "rent * 3", "3 * rent"])
def test_a_product_is_exact_whichever_side_is_fixed(source: str, book: RuleBook) -> None:
    node = tree(source, book)
    assert isinstance(node, Arith)
    here = board(R=Fraction(7, 20))
    by = factor(node.right, here) or factor(node.left, here)
    assert by is not None
    sides = [whole(333) if factor(side, here) is None else whole(int(by)) for side in (node.left, node.right)]
    assert value_of(product(node, here, *sides)) == exact("*", Fraction(333), by)


def test_a_rate_without_a_value_for_the_day_gives_no_product(book: RuleBook) -> None:
    node = tree("rent * R", book)
    assert isinstance(node, Arith)
    assert value_of(product(node, board(R=None), whole(100), whole(0))) is None


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [("money", 100, 100), ("int", 3, 3), ("num", Fraction(1, 3), None), ("bool", True, True), ("enum", "a", "a"),
     ("date", date(2026, 1, 31), date(2026, 1, 31))],
)  # fmt: skip
def test_literals_keep_their_type_and_rates_are_no_column(kind: str, value: object, found: object) -> None:
    assert value_of(literal_column(kind, value)) == found


@pytest.mark.parametrize("pay", ["570000元 * 95%", "20000000元 * 3", "20000000元 + 20000000元", "L * 123.45%"])
def test_figures_alone_do_not_overflow_thirty_two_bits(pay: str, book: RuleBook) -> None:
    explained, computed = both(policy_of(book, [], [("rent >= 0元", pay)]), [{"rent": Fact(KNOWN, 1)}], book)
    assert computed == explained
    assert explained[0][0] == 1
