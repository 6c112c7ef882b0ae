"""The laws of three-valued logic, over generated expressions and people of whom not everything is known."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Facts
from jiayuan.benefits.engine.interpret import truth, value
from jiayuan.benefits.engine.language.nodes import Every, FactRef, Node, Not, Some
from jiayuan.benefits.engine.language.walk import facts_in
from jiayuan.benefits.engine.outcome import FALSE, TRUE, Out
from tests.benefits.engine.generated import amounts, conditions, hidden, partial, standing, whole, without
from tests.benefits.engine.toy import scene, tree

# Three facts of each colour: what Kleene's tables say, read off and not computed.
P, Q = FactRef("hukou", "bool", False), FactRef("draws.other", "bool", False)
STATES = {"t": {"value": True}, "f": {"value": False}, "u": {"source": "台账"}}
AND = {"tt": "t", "tf": "f", "tu": "u", "ft": "f", "ff": "f", "fu": "f", "ut": "u", "uf": "f", "uu": "u"}
OR = {"tt": "t", "tf": "t", "tu": "t", "ft": "t", "ff": "f", "fu": "u", "ut": "t", "uf": "u", "uu": "u"}


def colour(out: Out) -> str:
    return "u" if out.unknown else "t" if out.yes else "f"


def seen(node: Node, facts: Facts, book: RuleBook) -> str:
    return colour(truth(node, standing(facts, book)))


@pytest.mark.parametrize("pair", ["".join(two) for two in product("tfu", repeat=2)])
def test_and_and_or_follow_kleenes_tables(pair: str, book: RuleBook) -> None:
    here = scene(book, hukou=STATES[pair[0]], draws__other=STATES[pair[1]])
    assert colour(truth(Every((P, Q)), here)) == AND[pair]
    assert colour(truth(Some((P, Q)), here)) == OR[pair]


@pytest.mark.parametrize(("state", "answer"), [("t", "f"), ("f", "t"), ("u", "u")])
def test_not_keeps_the_unknown(state: str, answer: str, book: RuleBook) -> None:
    assert colour(truth(Not(P), scene(book, hukou=STATES[state]))) == answer


@given(conditions, conditions, partial)
def test_order_does_not_matter(book: RuleBook, left: str, right: str, facts: Facts) -> None:
    one, two = tree(left, book), tree(right, book)
    assert seen(Every((one, two)), facts, book) == seen(Every((two, one)), facts, book)
    assert seen(Some((one, two)), facts, book) == seen(Some((two, one)), facts, book)


@given(conditions, conditions, partial)
def test_de_morgan(book: RuleBook, left: str, right: str, facts: Facts) -> None:
    one, two = tree(left, book), tree(right, book)
    assert seen(Not(Every((one, two))), facts, book) == seen(Some((Not(one), Not(two))), facts, book)
    assert seen(Not(Some((one, two))), facts, book) == seen(Every((Not(one), Not(two))), facts, book)


@given(conditions, partial)
def test_twice_not_is_the_same(book: RuleBook, source: str, facts: Facts) -> None:
    node = tree(source, book)
    assert seen(Not(Not(node)), facts, book) == seen(node, facts, book)


@given(conditions, conditions, partial)
def test_absorption(book: RuleBook, left: str, right: str, facts: Facts) -> None:
    one, two = tree(left, book), tree(right, book)
    assert seen(Every((one, Some((one, two)))), facts, book) == seen(one, facts, book)
    assert seen(Some((one, Every((one, two)))), facts, book) == seen(one, facts, book)


@given(conditions, conditions, conditions, partial)
@settings(max_examples=60)
def test_and_spreads_over_or(book: RuleBook, a: str, b: str, c: str, facts: Facts) -> None:
    one, two, three = (tree(source, book) for source in (a, b, c))
    spread = Some((Every((one, two)), Every((one, three))))
    assert seen(Every((one, Some((two, three)))), facts, book) == seen(spread, facts, book)


@given(conditions, conditions, conditions, partial)
@settings(max_examples=60)
def test_a_flat_list_is_a_nested_one(book: RuleBook, a: str, b: str, c: str, facts: Facts) -> None:
    one, two, three = (tree(source, book) for source in (a, b, c))
    assert seen(Every((one, two, three)), facts, book) == seen(Every((one, Every((two, three)))), facts, book)
    assert seen(Some((one, two, three)), facts, book) == seen(Some((Some((one, two)), three)), facts, book)


@given(conditions, whole)
def test_who_is_fully_known_gets_a_definite_answer(book: RuleBook, source: str, facts: Facts) -> None:
    assert truth(tree(source, book), standing(facts, book)) in (TRUE, FALSE)


@given(conditions, whole, hidden)
@settings(max_examples=200)
def test_hiding_facts_never_turns_an_answer(book: RuleBook, source: str, facts: Facts, hide: set[str]) -> None:
    node = tree(source, book)
    assert seen(node, without(facts, *hide), book) in ("u", seen(node, facts, book))


@given(amounts, whole, hidden)
@settings(max_examples=200)
def test_hiding_facts_never_changes_an_amount(book: RuleBook, source: str, facts: Facts, hide: set[str]) -> None:
    node = tree(source, book)
    less = value(node, standing(without(facts, *hide), book))
    assert less.unknown or less == value(node, standing(facts, book))


@given(conditions, whole, hidden)
@settings(max_examples=200)
def test_what_is_missing_is_read_and_unknown(book: RuleBook, source: str, facts: Facts, hide: set[str]) -> None:
    node = tree(source, book)
    out = truth(node, standing(without(facts, *hide), book))
    reads = {"birth" if code == "age" else code for code in facts_in(node)}
    assert out.missing <= (reads & hide)
    assert bool(out.missing) is out.unknown


@given(conditions, whole, hidden)
def test_answering_everything_missing_moves_on(book: RuleBook, source: str, facts: Facts, hide: set[str]) -> None:
    """Each round asks only for what is missing; it ends with an answer and never asks twice."""
    node, asked = tree(source, book), set(hide)
    while (out := truth(node, standing(without(facts, *asked), book))).unknown:
        assert out.missing & asked
        asked -= out.missing
    assert seen(node, facts, book) == colour(out)


@given(conditions, partial)
def test_an_if_of_a_condition_is_that_condition(book: RuleBook, source: str, facts: Facts) -> None:
    assert seen(tree(f"if({source}, true, false)", book), facts, book) == seen(tree(source, book), facts, book)


@pytest.mark.parametrize("state", ["t", "f", "u"])
def test_known_is_always_answered(state: str, book: RuleBook) -> None:
    out = value(tree("known(hukou)", book), scene(book, hukou=STATES[state]))
    assert (out.state, out.value) == (KNOWN, state != "u")


def test_an_unknown_condition_alone_is_unknown(book: RuleBook) -> None:
    assert truth(P, scene(book)).state == UNKNOWN
