"""Of two, one: the higher is preselected, the unknown never."""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import Pair, RuleBook
from jiayuan.benefits.engine.choices import best_set, rivals, worth_offering
from jiayuan.benefits.engine.evaluate import Evaluation, evaluate_facts
from tests.benefits.engine.toy import AS_OF, known_facts

PAIRS = (Pair("choose", "a", "b", "三.3", "160号"), Pair("choose", "c", "d", "三.3", "160号"))
ELDER: dict[str, Any] = {
    "hukou": True, "birth": "1950-01-01", "sex": "male", "dis.type": "visual", "dis.level": 1, "dis.multi": False,
    "relief.status": "dibao", "child.kind": None, "elder.assessed": None, "fp.special": False,
}  # fmt: skip
NOTHING = {
    f"draws.{name}": False
    for name in ("injury_care", "brave_care", "returned_youth_care", "foster_care", "hardship_home")
}


def evaluated(book: RuleBook, **changed: Any) -> Evaluation:
    given_facts = {**ELDER, **NOTHING, **{name.replace("__", "."): value for name, value in changed.items()}}
    facts = known_facts(book, **{name.replace(".", "__"): value for name, value in given_facts.items()})
    return evaluate_facts(facts, book, AS_OF)


def test_the_higher_of_each_pair_is_preselected(beijing: RuleBook) -> None:
    found = evaluated(beijing)
    assert [choice.best for choice in found.choices] == ["bj.disabled_living", "bj.elder_nursing"]
    assert found.total == 40_000 + 60_000


def test_an_unknown_amount_is_never_preselected(beijing: RuleBook) -> None:
    facts = known_facts(beijing, hukou=True, birth="1950-01-01")
    found = evaluate_facts(facts, beijing, AS_OF)
    assert all(choice.best == "" for choice in found.choices)
    assert found.total == 0


def test_a_holding_is_shown_and_left_to_the_person(beijing: RuleBook) -> None:
    found = evaluated(beijing, draws__duty_allowance=True)
    higher = [choice for choice in found.choices if choice.pair.kind == "higher"]
    assert len(higher) == 4
    assert all(choice.best == "" for choice in higher)


def test_a_tie_keeps_what_is_drawn() -> None:
    amounts = {"a": 100, "b": 100}
    assert best_set(amounts, PAIRS, frozenset({"b"})) == {"b"}


def test_rivals_of_a_benefit() -> None:
    assert rivals("a", PAIRS) == {"b"}
    assert rivals("e", PAIRS) == frozenset()


@pytest.mark.parametrize(
    ("taken", "offered"), [(frozenset(), {"b", "e"}), (frozenset({"a"}), {"e"}), (frozenset({"c"}), {"b", "e"})]
)
def test_nothing_is_offered_beside_a_rival(taken: frozenset[str], offered: set[str]) -> None:
    could = {"a": 1, "b": 2, "e": 3}
    assert worth_offering({name: could[name] for name in could if name not in taken}, taken, PAIRS) == offered


def test_too_many_pairs_are_refused() -> None:
    names = [f"p{number}" for number in range(14)]
    pairs = [Pair("choose", one, "p0", "", "") for one in names[1:]]
    with pytest.raises(ValueError, match="exclusive"):
        best_set(dict.fromkeys(names, 1), pairs, frozenset())


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 10**6)))
def test_the_best_set_breaks_no_pair_and_leaves_out_nothing_free(amounts: dict[str, int]) -> None:
    best = best_set(amounts, PAIRS, frozenset())
    assert not any({pair.a, pair.b} <= best for pair in PAIRS)
    assert {name for name in amounts if name in "ef"} <= best
    assert sum(amounts[name] for name in best) >= max(amounts.values(), default=0)


def best_by_trying(amounts: dict[str, int], pairs: tuple[Pair, ...]) -> int:
    """Every legal set, tried: the most that can be had."""
    sets = chain.from_iterable(combinations(amounts, size) for size in range(len(amounts) + 1))
    legal = (chosen for chosen in sets if not any({pair.a, pair.b} <= set(chosen) for pair in pairs))
    return max(sum(amounts[name] for name in chosen) for chosen in legal)


PAIRINGS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda two: two[0] != two[1]))


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 1000)), PAIRINGS)
def test_no_other_legal_set_has_more(amounts: dict[str, int], sides: list[tuple[str, str]]) -> None:
    pairs = tuple(Pair("choose", a, b, "", "") for a, b in sides)
    best = best_set(amounts, pairs, frozenset())
    assert sum(amounts[name] for name in best) == best_by_trying(amounts, pairs)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 5)), PAIRINGS, st.sets(st.sampled_from("abcde")))
def test_what_is_drawn_never_costs_a_fen(
    amounts: dict[str, int], sides: list[tuple[str, str]], drawn: set[str]
) -> None:
    pairs = tuple(Pair("choose", a, b, "", "") for a, b in sides)
    kept, free = (best_set(amounts, pairs, frozenset(held)) for held in (drawn, set()))
    assert sum(amounts[name] for name in kept) == sum(amounts[name] for name in free)
    assert len(kept & drawn) >= len(free & drawn)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 9)), st.sets(st.sampled_from("abcdef")))
def test_an_offer_never_stands_beside_a_rival(amounts: dict[str, int], taken: set[str]) -> None:
    offered = worth_offering(amounts, frozenset(taken), PAIRS)
    assert offered <= set(amounts)
    assert not any(rivals(name, PAIRS) & (taken | offered) for name in offered)


def test_a_holding_bars_nothing_by_itself() -> None:
    pairs = (Pair("higher", "a", "draws.x", "", ""),)
    assert rivals("a", pairs) == frozenset()
    assert best_set({"a": 1}, pairs, frozenset()) == {"a"}


def test_a_tie_is_settled_by_what_is_drawn_and_not_by_order() -> None:
    for amounts in ({"a": 5, "b": 5}, {"b": 5, "a": 5}):
        assert best_set(amounts, PAIRS, frozenset({"a"})) == {"a"}
        assert best_set(amounts, PAIRS, frozenset({"b"})) == {"b"}


@pytest.mark.parametrize("state", [None, False, {"source": "待遇台账"}])
def test_only_a_known_holding_is_a_choice(state: object, beijing: RuleBook) -> None:
    found = evaluated(beijing, draws__duty_allowance=state)
    assert all(choice.pair.kind == "choose" for choice in found.choices)


def test_a_benefit_that_cannot_come_is_no_choice(beijing: RuleBook) -> None:
    young = evaluated(beijing, birth="1990-01-01")
    assert young.choices == ()
