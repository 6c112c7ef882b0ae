"""Who may draw what beside what: 160号 三, 434号 三."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.choices import best_set, rivals, worth_offering

LIVING, NURSING = "bj.disabled_living", "bj.disabled_nursing"
HARDSHIP, CARE, AGED = "bj.elder_hardship", "bj.elder_nursing", "bj.elder_aged"
TEKUN, CHILD = "bj.tekun", "bj.child_living"
ALL = (LIVING, NURSING, HARDSHIP, CARE, AGED)


def test_two_pairs_are_the_persons_own_choice(beijing: RuleBook) -> None:
    chosen = {frozenset((pair.a, pair.b)) for pair in beijing.pairs if pair.kind == "choose"}
    assert chosen == {frozenset((LIVING, HARDSHIP)), frozenset((NURSING, CARE))}


def test_four_stand_against_a_duty_allowance(beijing: RuleBook) -> None:
    higher = {pair.a for pair in beijing.pairs if pair.kind == "higher"}
    assert higher == {LIVING, NURSING, HARDSHIP, CARE}
    assert {pair.b for pair in beijing.pairs if pair.kind == "higher"} == {"draws.duty_allowance"}


@pytest.mark.parametrize(
    ("policy", "others"),
    [
        (LIVING, {HARDSHIP, TEKUN, CHILD}),
        (HARDSHIP, {LIVING, TEKUN}),
        (NURSING, {CARE, TEKUN}),
        (CARE, {NURSING, TEKUN}),
        (AGED, set()),
        (TEKUN, {CHILD, "bj.child_unsupported"}),
        (CHILD, set()),
        ("bj.dibao", {TEKUN}),
        ("bj.low_income", {"bj.dibao"}),
    ],
)
def test_rivals(policy: str, others: set[str], beijing: RuleBook) -> None:
    assert rivals(policy, beijing.pairs) == others


def test_every_set_of_certain_benefits_has_a_best_one(beijing: RuleBook) -> None:
    """All 32 sets: of a pair the higher, the allowance always, and the two of one family beside each other."""
    fen = {LIVING: 40_000, HARDSHIP: 30_000, NURSING: 30_000, CARE: 60_000, AGED: 50_000}
    for picks in product((True, False), repeat=len(ALL)):
        amounts = {name: fen[name] for name, on in zip(ALL, picks, strict=True) if on}
        best = best_set(amounts, beijing.pairs, frozenset())
        for a, b in ((LIVING, HARDSHIP), (NURSING, CARE)):
            sides = [name for name in (a, b) if name in amounts]
            assert {a, b} & best == {max(sides, key=lambda name: fen[name])} if sides else not {a, b} & best
        assert (AGED in best) is (AGED in amounts)


def test_equal_amounts_leave_people_where_they_are(beijing: RuleBook) -> None:
    amounts = {NURSING: 30_000, CARE: 30_000}
    for drawn in (NURSING, CARE):
        assert best_set(amounts, beijing.pairs, frozenset({drawn})) == {drawn}


def test_a_higher_rival_is_not_offered_beside_what_is_drawn(beijing: RuleBook) -> None:
    """No silent switch: whoever draws the lower one changes by own wish only."""
    assert worth_offering({CARE: 60_000, AGED: 10_000}, frozenset({NURSING}), beijing.pairs) == {AGED}


def test_who_is_barred_is_shown_one_choice(beijing: RuleBook) -> None:
    """Neither drawn yet: the child's living allowance or the disability subsidy, never both; nursing beside it."""
    amounts = {CHILD: 285_000, LIVING: 40_000, NURSING: 30_000}
    assert best_set(amounts, beijing.pairs, frozenset()) == {CHILD, NURSING}
    assert worth_offering({CHILD: 285_000}, frozenset({LIVING}), beijing.pairs) == {CHILD}
    assert worth_offering({LIVING: 40_000}, frozenset({CHILD}), beijing.pairs) == frozenset()


def test_special_hardship_leaves_the_allowance_for_the_very_old(beijing: RuleBook) -> None:
    amounts = {TEKUN: 265_900, CARE: 60_000, HARDSHIP: 30_000, AGED: 50_000}
    assert best_set(amounts, beijing.pairs, frozenset({CARE, HARDSHIP})) == {TEKUN, AGED}


def test_what_stacks_is_no_choice(beijing: RuleBook) -> None:
    together = {frozenset((pair.a, pair.b)) for pair in beijing.pairs if pair.kind == "stack"}
    assert {frozenset((LIVING, NURSING)), frozenset((HARDSHIP, CARE)), frozenset((AGED, TEKUN))} <= together
    assert not any(pair.one_of_two for pair in beijing.pairs if frozenset((pair.a, pair.b)) in together)


def test_nothing_certain_is_worth_nothing(beijing: RuleBook) -> None:
    assert worth_offering({}, frozenset(), beijing.pairs) == frozenset()
    assert best_set({}, beijing.pairs, frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2015, 12, 31), set()),
        (date(2016, 1, 1), {LIVING, NURSING}),
        (date(2019, 9, 30), {LIVING, NURSING}),
        (date(2019, 10, 1), set(ALL)),
    ],
)
def test_what_is_looked_for(day: date, names: set[str], beijing: RuleBook) -> None:
    assert {policy.id for policy in beijing.looked_for(day)} == names
