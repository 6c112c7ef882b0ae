"""Types of trees, and which two may stand side by side."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.calls import CHECKS
from jiayuan.benefits.engine.language.kinds import RESULTS, SIGNATURES, kind_of, may_be_gone, same
from jiayuan.benefits.engine.language.lists import FOLDS
from jiayuan.benefits.engine.language.nodes import FactRef, Kind, Lit
from jiayuan.benefits.engine.language.parser import CALLS
from tests.benefits.engine.toy import tree

ALL: tuple[Kind, ...] = ("bool", "int", "num", "money", "date", "enum", "text")


def of(kind: Kind) -> FactRef:
    return FactRef("x", kind, False)


@pytest.mark.parametrize("source", ["not has(kind)", "hukou and hukou", "level == 1", "level in 1..2", "known(kind)"])
def test_whatever_asks_is_a_condition(source: str, book: RuleBook) -> None:
    assert kind_of(tree(source, book)) == "bool"


@pytest.mark.parametrize(("left", "right"), list(combinations(ALL, 2)))
def test_two_types_never_stand_side_by_side(left: Kind, right: Kind) -> None:
    with pytest.raises(BookError) as raised:
        same(of(left), of(right), "==")
    assert raised.value.where == "=="
    assert raised.value.what == f"类型不同: {' 与 '.join(sorted((left, right)))}"


@pytest.mark.parametrize("kind", sorted(set(ALL) - {"num"}))
def test_one_type_does(kind: Kind) -> None:
    same(of(kind), of(kind), "==")


def test_two_rates_do_not() -> None:
    with pytest.raises(BookError, match="比例只能用来乘金额"):
        same(Lit("num", Fraction(1, 2)), Lit("num", Fraction(1, 3)), "<")


def test_only_a_fact_may_turn_out_to_be_absent(book: RuleBook) -> None:
    assert may_be_gone(tree("income", book))
    assert not may_be_gone(tree("rent", book))
    assert not may_be_gone(tree("or0(income)", book))


def test_every_function_has_a_check_and_a_type() -> None:
    assert set(CHECKS) | set(FOLDS) == CALLS
    assert set(SIGNATURES) <= set(RESULTS)
    # The type of these follows their arguments.
    assert CALLS - set(RESULTS) - set(FOLDS) == {"if", "or0", "min", "max"}
