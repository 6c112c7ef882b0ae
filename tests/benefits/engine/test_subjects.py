"""Who is asked about which policy, and what one subject's evaluation holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.evaluate import evaluate, evaluate_facts, explain, for_subject
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Fact
from jiayuan.benefits.engine.policy import Entity, Policy
from jiayuan.benefits.engine.units import Case, Subject
from tests.benefits.engine.toy import AS_OF, known_facts, only

ENTITIES: tuple[Entity, ...] = ("person", "child", "household", "claim")
ASKED: dict[Subject, set[str]] = {"person": {"person", "child"}, "household": {"household"}, "claim": {"claim"}}
DOWN = {"hukou": Fact(UNKNOWN, note="down")}


@pytest.fixture
def four(book: RuleBook) -> RuleBook:
    """The toy policy once for each kind of unit, named after it."""
    policies: dict[str, Policy] = {entity: replace(only(book), id=entity, entity=entity) for entity in ENTITIES}
    return replace(book, policies=policies)


@pytest.mark.parametrize("subject", ASKED)
def test_each_subject_is_asked_about_its_own_policies(subject: Subject, four: RuleBook) -> None:
    assert {name for name, policy in four.policies.items() if for_subject(policy, subject)} == ASKED[subject]
    found = evaluate(Case("x", {}, AS_OF, (), subject=subject), four)
    assert {line.policy.id for line in found.lines} == ASKED[subject]


@pytest.mark.parametrize("ask", [("person",), ("household",), ("child", "person"), ()])
def test_asking_narrows_and_never_widens(ask: tuple[str, ...], four: RuleBook) -> None:
    found = {line.policy.id for line in evaluate_facts({}, four, AS_OF, ask).lines}
    assert found == ASKED["person"] & set(ask or ENTITIES)


@pytest.mark.parametrize(
    ("day", "asked"), [(14, False), (15, True), (16, True), (17, False)], ids=["before", "first", "last", "after"]
)
def test_a_policy_is_answered_from_its_first_day_to_its_last(day: int, asked: bool, book: RuleBook) -> None:
    policy = replace(only(book), start=AS_OF.replace(day=15), end=AS_OF.replace(day=16))
    found = evaluate_facts({}, replace(book, policies={policy.id: policy}), AS_OF.replace(day=day))
    assert bool(found.lines) is asked


def test_the_sum_is_of_what_is_certain_over_all_policies(four: RuleBook) -> None:
    assert evaluate_facts(known_facts(four, hukou=True), four, AS_OF).total == 20_000
    assert evaluate_facts({}, four, AS_OF).total == 0


@pytest.mark.parametrize(
    ("facts", "entry", "code"),
    [(DOWN, {}, -4), ({}, DOWN, -4), ({}, {}, -1), ({"hukou": Fact(KNOWN, True)}, DOWN, 1)],
    ids=["own", "entry", "nobody-asked", "settled"],
)
def test_a_source_that_is_down_counts_wherever_it_was_to_speak(
    facts: dict[str, Fact], entry: dict[str, Fact], code: int, book: RuleBook
) -> None:
    assert explain(only(book), facts, book, AS_OF, {"persons": (entry,)}).result.code == code


def test_the_line_that_decides_is_the_results_own_row(book: RuleBook) -> None:
    line = explain(only(book), known_facts(book, hukou=True), book, AS_OF)
    assert line.decisive is not None
    assert (line.decisive.id, line.result.row) == ("r1", 1)
    assert explain(only(book), known_facts(book, hukou=False), book, AS_OF).decisive is None
