"""Any sum that can be written, against the same sum in plain Python: one rounding a step, to whole fen."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.bounds import limits
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.language.resolve import resolve
from jiayuan.benefits.engine.scene import Scene
from tests.benefits.engine.toy import AS_OF

# A sum as it is written, and what it comes to.
Sum = tuple[str, int]
NOBODY = Scene({}, {}, AS_OF)


def rounded(number: Fraction) -> int:
    return floor(number * 2 + 1) // 2


def banded(amount: int, first: int, second: int, rates: tuple[int, int, int]) -> int:
    """By differences of rates, each over the whole amount below its limit."""
    whole, (one, two, three) = max(amount, 0), rates
    percents = min(whole, first) * (one - two) + min(whole, second) * (two - three) + whole * three
    return rounded(Fraction(percents, 100))


def _two(pair: tuple[Sum, Sum], sign: str) -> Sum:
    (left, a), (right, b) = pair
    written = f"{sign}({left}, {right})" if sign in ("min", "max") else f"({left}) {sign} ({right})"
    return written, {"+": a + b, "-": a - b, "min": min(a, b), "max": max(a, b)}[sign]


def _bands(one: Sum, first: int, more: int, rates: tuple[int, int, int]) -> Sum:
    low, high = first, first + more
    steps = f"{low}fen:{rates[0]}%, {high}fen:{rates[1]}%, inf:{rates[2]}%"
    return f"bands({one[0]}, {steps})", banded(one[1], low, high, rates)


def _grown(inner: st.SearchStrategy[Sum]) -> st.SearchStrategy[Sum]:
    percents, small = st.integers(0, 250), st.integers(1, 9)
    return st.one_of(
        st.builds(_two, st.tuples(inner, inner), st.sampled_from(("+", "-", "min", "max"))),
        st.builds(lambda one, by: (f"({one[0]}) * {by}%", rounded(Fraction(one[1] * by, 100))), inner, percents),
        st.builds(lambda one, by: (f"{by} * ({one[0]})", one[1] * by), inner, small),
        st.builds(lambda one, by: (f"div({one[0]}, {by})", rounded(Fraction(one[1], by))), inner, small),
        st.builds(lambda a, b, yes: (f"if({str(yes).lower()}, {a[0]}, {b[0]})", (a if yes else b)[1]), inner, inner,
                  st.booleans()),
        st.builds(_bands, inner, st.integers(0, 10**6), small, st.tuples(percents, percents, percents)),
    )  # fmt: skip


amounts = st.integers(0, 10**7).map(lambda fen: (f"{fen}fen", fen))
sums = st.recursive(amounts, _grown, max_leaves=6)
MANY, FEW = settings(max_examples=150), settings(max_examples=50)


def tree(source: str) -> Node:
    return resolve(parse(source), Names({}, {}, {}, {}))


@given(sums)
@MANY
def test_a_sum_comes_to_what_plain_python_says(written: Sum) -> None:
    assert value(tree(written[0]), NOBODY).value == written[1]


@given(sums)
@FEW
def test_money_stays_money_whatever_is_done_with_it(written: Sum) -> None:
    assert kind_of(tree(written[0])) == "money"
    assert type(value(tree(written[0]), NOBODY).value) is int


@given(sums)
@FEW
def test_where_nothing_is_unknown_the_bounds_are_the_sum(written: Sum) -> None:
    assert limits(tree(written[0]), NOBODY, {}) == (written[1], written[1])


@given(sums, sums)
@FEW
def test_no_amount_is_both_below_another_and_above_it(one: Sum, other: Sum) -> None:
    found = [value(tree(f"({one[0]}) {sign} ({other[0]})"), NOBODY).yes for sign in ("<", "==", ">")]
    assert found == [one[1] < other[1], one[1] == other[1], one[1] > other[1]]
