"""The shipped book on people of whom something is not known: no amount by guess, a question to the right office."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact
from jiayuan.benefits.engine.result import FIRST_GATE, Result
from jiayuan.benefits.engine.scene import scene_for
from tests.benefits.engine.beijing.test_law import DAY, KINDS, LEVELS, PLAIN, RELIEFS

POLICIES = ("bj.disabled_living", "bj.disabled_nursing", "bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")
FLAG = st.sampled_from((True, False, None))
CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "birth": st.dates(date(1920, 1, 1), DAY),
    "sex": st.sampled_from(("male", "female")),
    "dis.type": st.sampled_from(KINDS),
    "dis.level": st.sampled_from((*LEVELS, None)),
    "relief.status": st.sampled_from(RELIEFS),
    "child.kind": st.sampled_from(("orphan", None)),
    "elder.assessed": st.sampled_from(("severe", "mild", None)),
    "work.kind": st.sampled_from(("unemployed", "employee", None)),
    "income.own": st.sampled_from((0, 144_999, 145_000, None)),
}
lives = st.fixed_dictionaries({code: CHOICES.get(code, FLAG) for code in PLAIN})
unknowns = st.sets(st.sampled_from(sorted(PLAIN)), max_size=6)


def decided(policy: Policy, life: dict[str, Any], hide: set[str], book: RuleBook) -> Result:
    known = {code: value for code, value in life.items() if code not in hide}
    facts = {code: Fact(ABSENT) if value is None else Fact(KNOWN, value) for code, value in known.items()}
    return assess(policy, scene_for(facts, book, DAY), book)


@given(lives, unknowns, st.sampled_from(POLICIES))
@settings(max_examples=150)
def test_less_known_never_pays_another_amount(
    beijing: RuleBook, life: dict[str, Any], hide: set[str], policy: str
) -> None:
    rules = beijing.policies[policy]
    full, less = decided(rules, life, set(), beijing), decided(rules, life, hide, beijing)
    # Of two closed doors the other may be named; a row that pays stays the same row.
    assert less.status == "unknown" or (less.status, less.row, less.amount) == (full.status, full.row, full.amount)
    if full.amount is not None:
        assert less.low <= full.amount <= (10**12 if less.high is None else less.high)


@given(lives, unknowns, st.sampled_from(POLICIES))
def test_only_facts_of_the_policy_are_asked_for(
    beijing: RuleBook, life: dict[str, Any], hide: set[str], policy: str
) -> None:
    rules = beijing.policies[policy]
    assert set(decided(rules, life, hide, beijing).missing) <= hide & set(rules.facts)


@given(lives, st.sampled_from(POLICIES))
def test_a_policy_reads_nothing_it_does_not_list(beijing: RuleBook, life: dict[str, Any], policy: str) -> None:
    rules = beijing.policies[policy]
    others = set(PLAIN) - set(rules.facts)
    assert decided(rules, life, others, beijing) == decided(rules, life, set(), beijing)


@pytest.mark.parametrize("policy", POLICIES)
def test_each_gate_alone_unknown_leaves_it_open(policy: str, beijing: RuleBook) -> None:
    """With everything else in order, a gate's own fact is the only one asked for."""
    rules = beijing.policies[policy]
    entitled = {**PLAIN, "relief.status": "dibao", "birth": date(1940, 1, 1), "elder.assessed": "severe"}
    assert decided(rules, entitled, set(), beijing).status == "yes"
    for code in {code for code in rules.facts if code.startswith("draws.") and code != rules.drawn} | {"hukou"}:
        result = decided(rules, entitled, {code}, beijing)
        assert (result.status, result.low, result.missing) == ("unknown", 0, (code,))


@pytest.mark.parametrize("policy", POLICIES)
def test_nobody_known_is_open_and_names_the_gates(policy: str, beijing: RuleBook) -> None:
    result = decided(beijing.policies[policy], {}, set(), beijing)
    assert result.status == "unknown"
    assert "hukou" in result.missing
    assert result.high is None or result.high > 0


@pytest.mark.parametrize("policy", POLICIES)
def test_each_failed_gate_has_its_own_code(policy: str, beijing: RuleBook) -> None:
    rules = beijing.policies[policy]
    failing = {
        "hukou": {"hukou": False}, "age >= 80": {"birth": date(2000, 1, 1)}, "elder": {"birth": date(2000, 1, 1)},
        "has(dis.level)": {"dis.level": None, "dis.type": None}, "has(child.kind)": {"child.kind": "orphan"},
        "relief.status == tekun": {"relief.status": "tekun"},
    }  # fmt: skip
    entitled = {**PLAIN, "relief.status": "dibao", "birth": date(1940, 1, 1), "elder.assessed": "severe"}
    for number, gate in enumerate(rules.gates):
        bar = {f"draws.{gate.source[7:-2]}": True} if gate.source.startswith("draws(") else {"dis.level": 4}
        result = decided(rules, {**entitled, **failing.get(gate.source, bar)}, set(), beijing)
        assert (result.code, result.amount) == (FIRST_GATE - number, 0), gate.source
