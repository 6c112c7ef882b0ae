"""Steps of the confirmation."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import load_book
from jiayuan.benefits.rules import QUESTIONS
from jiayuan.web.benefits.confirmsteps import next_step, progress, steps_of
from jiayuan.web.benefits.policies import pair_of

POLICIES = sorted(load_book().policies)


@pytest.mark.parametrize("policy", POLICIES)
def test_at_most_four_answers_and_a_choice_only_in_a_pair(policy: str) -> None:
    steps = steps_of(policy)
    assert len(steps) <= len(QUESTIONS) == 4
    assert ("choice" in steps) is bool(pair_of(policy))
    assert (steps[0], steps[-1]) == ("facts", "authorise")


@pytest.mark.parametrize("policy", POLICIES)
def test_one_step_leads_to_the_next_and_the_last_to_itself(policy: str) -> None:
    step, walked = "facts", ["facts"]
    while next_step(policy, step) != step:
        step = next_step(policy, step)
        walked.append(step)
    assert walked == steps_of(policy)


@pytest.mark.parametrize("policy", POLICIES)
def test_what_is_behind_is_done_and_one_is_current(policy: str) -> None:
    for place, now in enumerate(steps_of(policy)):
        states = [step["state"] for step in progress(policy, now)]
        assert states == ["done"] * place + ["current"] + ["todo"] * (len(states) - place - 1)


def test_steps_are_named_in_two_languages() -> None:
    names = [step["label"] for step in progress("bj.disabled_nursing", "facts")]
    with override("en"):
        english = [step["label"] for step in progress("bj.disabled_nursing", "facts")]
    assert names == ["核对资料", "收款账户", "选择一项", "授权并提交"]
    assert all(name.isascii() for name in english)
