"""Bounds against every value two unknown numbers may have, below and above nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.bounds import Limit, hull, limits
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.interpret import value
from jiayuan.benefits.engine.language.nodes import Arith, Call, Compare, FactRef, Lit, Node
from jiayuan.benefits.engine.scene import Scene
from tests.benefits.engine.toy import AS_OF

X, Y = FactRef("x", "int", False), FactRef("y", "int", True)
DEFINED = {
    "x": FactDef("x", "int", "甲", "x", may_be_absent=False, low=-3, high=2),
    "y": FactDef("y", "int", "乙", "y", low=1, high=4),
}
ABSENT_TOO: tuple[int | None, ...] = (1, 2, 3, 4, None)
leaves = st.sampled_from((X, Call("or0", (Y,)), *(Lit("int", number) for number in (0, 1, 3))))


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    sides = st.tuples(inner, inner)
    return st.one_of(
        st.builds(Arith, st.sampled_from("+-*"), inner, inner),
        st.builds(Call, st.sampled_from(("min", "max")), sides),
        st.builds(lambda when, two: Call("if", (when, *two)), st.builds(Compare, st.just("<"), inner, inner), sides),
    )


numbers = st.recursive(leaves, _grown, max_leaves=5)


def scene(facts: Facts) -> Scene:
    return Scene(facts, {}, AS_OF)


def everybody() -> Iterator[Facts]:
    for x, y in product(range(-3, 3), ABSENT_TOO):
        yield {"x": Fact(KNOWN, x), "y": Fact(ABSENT) if y is None else Fact(KNOWN, y)}


def values(node: Node, known: Facts) -> list[int]:
    found = [value(node, scene({**facts, **known})).value for facts in everybody()]
    return [number for number in found if isinstance(number, int)]


known_of = st.sampled_from(({}, {"x": Fact(KNOWN, -2)}, {"y": Fact(KNOWN, 3)}, {"y": Fact(ABSENT)}))


@given(numbers, known_of)
@settings(max_examples=150)
def test_nothing_that_may_come_lies_outside(node: Node, known: Facts) -> None:
    low, high = limits(node, scene(known), DEFINED)
    found = values(node, known)
    assert low is None or low <= min(found)
    assert high is None or max(found) <= high


@given(numbers)
@settings(max_examples=60)
def test_limits_in_the_catalogue_leave_no_end_open(node: Node) -> None:
    assert None not in limits(node, scene({}), DEFINED)


ONCE: Mapping[str, Node] = {
    "times": Arith("*", X, Lit("int", 3)),
    "times-left": Arith("*", Lit("int", 3), X),
    "minus": Arith("-", Lit("int", 0), X),
    "floor": Call("max", (X, Lit("int", 0))),
    "product": Arith("*", X, Call("or0", (Y,))),
    "negative-product": Arith("*", Arith("-", X, Lit("int", 5)), Call("or0", (Y,))),
    "lower": Call("min", (X, Call("or0", (Y,)))),
}


@pytest.mark.parametrize("node", ONCE.values(), ids=ONCE)
def test_where_each_number_is_read_once_the_ends_are_reached(node: Node) -> None:
    found = values(node, {})
    assert limits(node, scene({}), DEFINED) == (min(found), max(found))


def _open(*ends: str) -> Mapping[str, FactDef]:
    """The catalogue without a limit on these sides of x."""
    low, high = (None if end in ends else limit for end, limit in (("low", -3), ("high", 2)))
    return {**DEFINED, "x": FactDef("x", "int", "甲", "x", may_be_absent=False, low=low, high=high)}


@pytest.mark.parametrize(
    ("node", "side", "expected"),
    [
        (Arith("-", Lit("int", 0), X), "low", (-2, None)),
        (Arith("-", Lit("int", 0), X), "high", (None, 3)),
        (Arith("*", X, Lit("int", 2)), "high", (-6, None)),
        (Call("max", (X, Lit("int", 0))), "low", (0, 2)),
        (Call("min", (X, Lit("int", 0))), "high", (-3, 0)),
        (Call("min", (X, Lit("int", 0))), "low", (None, 0)),
    ],
    ids=["minus-low", "minus-high", "times", "floored", "capped", "capped-below"],
)
def test_an_open_end_opens_only_what_hangs_on_it(node: Node, side: str, expected: tuple[Limit, Limit]) -> None:
    assert limits(node, scene({}), _open(side)) == expected


pairs = st.tuples(st.integers(-9, 9), st.integers(0, 9)).map(lambda two: (two[0], two[0] + two[1]))


@given(st.lists(pairs, min_size=1, max_size=4), st.integers(-9, 18))
def test_a_hull_holds_what_any_of_its_bounds_holds(bounds: list[tuple[int, int]], number: int) -> None:
    low, high = hull(bounds)
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert low <= number <= high or not any(a <= number <= b for a, b in bounds)
    assert {low, high} <= {end for pair in bounds for end in pair}


def test_bounds_round_nothing_are_open() -> None:
    assert hull([]) == (None, None)
