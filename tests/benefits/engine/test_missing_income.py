"""Missing never yields an amount: each fact of each policy is removed in turn."""

from __future__ import annotations

import pytest

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.given import day_of
from jiayuan.benefits.engine.scene import day_tested, scene_for
from jiayuan.benefits.engine.worked import Worked, worked_cases

CASES = [case for case in worked_cases(load_book()) if int(str(case.expect.get("code", 0))) > 0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_without_a_fact_the_amount_is_the_same_or_none(case: Worked, beijing: RuleBook) -> None:
    policy = beijing.policies[case.policy]
    day = day_tested(policy, day_of(case.as_of, ""))
    whole = assess(policy, scene_for(case.facts, beijing, day), beijing)
    for code in case.facts:
        less = {name: fact for name, fact in case.facts.items() if name != code}
        result = assess(policy, scene_for(less, beijing, day), beijing)
        assert result.amount in (None, whole.amount)
        assert result.low <= (whole.amount or 0) <= (10**12 if result.high is None else result.high)
