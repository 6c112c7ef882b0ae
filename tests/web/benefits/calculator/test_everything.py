"""The calculator over the whole book: whatever is answered, it says something true and calm."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.api import Evaluation, FactDef, evaluate_facts, facts_given, load_book
from jiayuan.web.benefits.calculator.asking import asked_facts, groups, options
from jiayuan.web.benefits.calculator.reading import facts_said
from jiayuan.web.benefits.calculator.telling import ORDER, Told, told

DAY = date(2026, 3, 1)
BOOK = load_book()
FACTS = asked_facts(BOOK, DAY)
POLICIES = BOOK.for_people(DAY)
each_fact = pytest.mark.parametrize("fact", FACTS, ids=[fact.code for fact in FACTS])
each_policy = pytest.mark.parametrize("policy", [policy.id for policy in POLICIES])


def answers(fact: FactDef) -> list[str]:
    """Some answers of every kind: all that can be picked, or a few that can be typed."""
    typed = {"int": ["0", "86"], "money": ["0", "1450"], "date": ["1970-01-01"]}
    return [value for value, _ in options(fact) if value] or typed[fact.kind]


def found(given_answers: dict[str, str]) -> Evaluation:
    said, wrong = facts_said(FACTS, given_answers)
    assert wrong == []
    return evaluate_facts(facts_given(said, BOOK), BOOK, DAY, [policy.id for policy in POLICIES])


def line(policy: str, given_answers: dict[str, str]) -> Told:
    return next(one for one in told(found(given_answers)) if one.id == policy)


@each_fact
def test_every_offered_answer_is_understood(fact: FactDef) -> None:
    for answer in answers(fact):
        assert facts_said([fact], {fact.code: answer})[1] == []


@each_fact
def test_one_answer_alone_makes_nobody_entitled(fact: FactDef) -> None:
    for answer in answers(fact):
        assert not [one.id for one in told(found({fact.code: answer})) if one.status == "yes"]


@each_fact
def test_a_question_has_words_in_both_languages(fact: FactDef) -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            (group,) = groups([fact], {})
            (asked,) = group.asked
        assert asked.label
        assert all(text for _, text in asked.options)


@each_policy
def test_nothing_known_leaves_every_policy_open(policy: str) -> None:
    assert line(policy, {}).status == "unknown"
    assert line(policy, {}).depends


@each_policy
def test_who_is_registered_elsewhere_is_told_so(policy: str) -> None:
    said = line(policy, {"hukou": "false"})
    assert said.status == "no"
    assert "户" in said.why


@each_policy
def test_a_no_has_no_sum_and_nothing_to_bring(policy: str) -> None:
    said = line(policy, {"hukou": "false"})
    assert (said.amount, said.bring, said.depends) == ("", "", "")


some = st.fixed_dictionaries({}, optional={fact.code: st.sampled_from(answers(fact)) for fact in FACTS})


@settings(max_examples=12, deadline=None)
@given(some)
def test_whatever_is_answered_every_policy_is_told_in_order(given_answers: dict[str, str]) -> None:
    lines = told(found(given_answers))
    assert len(lines) == len(POLICIES)
    ranks = [ORDER.index(one.status) for one in lines]
    assert ranks == sorted(ranks)


@settings(max_examples=12, deadline=None)
@given(some)
def test_an_open_answer_always_says_on_what_it_depends(given_answers: dict[str, str]) -> None:
    assert all(bool(one.depends) == (one.status == "unknown") for one in told(found(given_answers)))


@settings(max_examples=12, deadline=None)
@given(some, st.sampled_from(FACTS))
def test_one_more_answer_takes_no_certainty_away(given_answers: dict[str, str], fact: FactDef) -> None:
    before = {one.id: one.status for one in told(found({k: v for k, v in given_answers.items() if k != fact.code}))}
    after = {one.id: one.status for one in told(found({**given_answers, fact.code: answers(fact)[0]}))}
    assert all(after[policy] == status for policy, status in before.items() if status != "unknown")
