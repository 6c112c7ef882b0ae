"""Of two, one: the higher is preselected, the unknown never."""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import Pair, PairKind, RuleBook
from jiayuan.benefits.engine.choices import best_set, rivals, worth_offering
from jiayuan.benefits.engine.evaluate import Evaluation, evaluate, evaluate_facts
from jiayuan.benefits.engine.given import fact_of
from jiayuan.benefits.engine.units import Case
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


BARS = (Pair("bar", "a", "b", "", ""), Pair("bar", "b", "c", "", ""), Pair("stack", "a", "c", "", ""))
KINDS: tuple[PairKind, ...] = ("choose", "bar", "higher", "topup", "stack")
relations = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from("abcde"), st.sampled_from("abcde")).filter(
        lambda three: three[1] != three[2]
    ),
    max_size=6,
)


@pytest.mark.parametrize(("policy", "away"), [("a", set()), ("b", {"a"}), ("c", {"b"})])
def test_a_bar_keeps_away_one_way_only(policy: str, away: set[str]) -> None:
    assert rivals(policy, BARS) == away


@pytest.mark.parametrize(
    ("taken", "offered"), [({"b"}, {"a"}), ({"a"}, set()), (set(), {"a", "c"})], ids=["barred", "barring", "neither"]
)
def test_what_bars_may_come_to_what_is_barred(taken: set[str], offered: set[str]) -> None:
    could = {name: 1 for name in "abc" if name not in taken} if taken != {"a"} else {"b": 9}
    assert worth_offering(could, frozenset(taken), BARS) >= offered
    assert not {"a", "b"} <= worth_offering(could, frozenset(taken), BARS)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 1000)), relations, st.sets(st.sampled_from("abcde")))
def test_any_relations_are_solved_to_the_most(
    amounts: dict[str, int], lines: list[tuple[PairKind, str, str]], drawn: set[str]
) -> None:
    pairs = tuple(Pair(kind, a, b, "", "") for kind, a, b in lines)
    best = best_set(amounts, pairs, frozenset(drawn))
    ones = tuple(pair for pair in pairs if pair.one_of_two)
    assert not any({pair.a, pair.b} <= best for pair in ones)
    assert sum(amounts[name] for name in best) == best_by_trying(amounts, ones)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 1000)), relations)
def test_what_goes_together_never_costs_anything(
    amounts: dict[str, int], lines: list[tuple[PairKind, str, str]]
) -> None:
    pairs = tuple(Pair(kind, a, b, "", "") for kind, a, b in lines)
    alone = tuple(pair for pair in pairs if not pair.together)
    assert best_set(amounts, pairs, frozenset()) == best_set(amounts, alone, frozenset())


def test_a_pair_drawn_together_is_no_choice(beijing: RuleBook) -> None:
    assert not any(choice.pair.together for choice in evaluated(beijing).choices)


SUPPORTABLE = {
    "income.total": 0,
    "income.own": None,
    "student.fulltime": False,
    "property_ok": True,
    "relief.status": "none",
    "labour": "lost",
    "care.grade": "self",
}
AT_HOME = {"conscript": False, "clergy_3y": False, "declared_missing": False, "imprisoned": False}


def supportable(book: RuleBook, **changed: Any) -> dict[tuple[str, str], str]:
    """The choices of an elder whom the city would support, by kind and what is barred."""
    known = {**ELDER, **NOTHING, **SUPPORTABLE, **{name.replace("__", "."): value for name, value in changed.items()}}
    facts = {code: fact_of(code, raw, book) for code, raw in known.items()}
    lists = {"persons": ({code: fact_of(code, raw, book) for code, raw in AT_HOME.items()},), "supporters": ()}
    found = evaluate(Case("p", facts, AS_OF, (), lists=lists), book)
    return {(one.pair.kind, one.pair.b): one.best for one in found.choices}


def test_who_would_be_supported_sees_what_that_ends(beijing: RuleBook) -> None:
    found = supportable(beijing)
    assert found["bar", "bj.disabled_living"] == "bj.tekun"
    assert found["bar", "bj.elder_nursing"] == "bj.tekun"


@pytest.mark.parametrize("unknown", ["income.total", "property_ok", "hukou"])
def test_support_that_is_not_certain_is_no_choice_yet(unknown: str, beijing: RuleBook) -> None:
    found = supportable(beijing, **{unknown.replace(".", "__"): {"source": "经济状况核对"}})
    assert not any(kind == "bar" for kind, _ in found)


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
