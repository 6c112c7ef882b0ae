"""The procedure half of a policy file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.procedure import Clock, NoticeRule
from tests.benefits.engine.reading.broken import fault
from tests.benefits.engine.toy import only, toy

FIRST = "one.yaml:first_month"
NOTICE = {"days": 7, "board": "community", "shows": ["name"], "cite": "五"}


@pytest.mark.parametrize(
    ("policy", "where", "what"),
    [
        (
            {"first_month": {"rule": "soon", "cite": "三"}},
            FIRST,
            "rule 应为 application 或 late_claim 或 after_approval 或 after_confirmation",
        ),
        ({"first_month": {"rule": "application"}}, FIRST, "cite 应为文字"),
        (
            {"first_month": {"rule": "late_claim", "months": "6", "cite": "三"}},
            FIRST,
            "months 应为整数",
        ),
        (
            {"first_month": {"rule": "application", "month": 1, "cite": "三"}},
            FIRST,
            "不认识的键: month",
        ),
        ({"stop": {}}, "one.yaml:stop", "cite 应为文字"),
        ({"stop": {"month": "same", "cite": "四"}}, "one.yaml:stop", "month 应为 next"),
        ({"notice": {**NOTICE, "days": True}}, "one.yaml:notice", "days 应为整数"),
        ({"notice": {**NOTICE, "shows": 1}}, "one.yaml:notice", "shows 应为文字列表"),
        ({"notice": "always"}, "one.yaml", "notice 应为一组键值"),
        ({"clocks": [{"step": "x", "days": 1}]}, "one.yaml:clocks[0]", "cite 应为文字"),
        ({"clocks": [{"step": "x", "days": 1, "cite": "五", "hours": 2}]}, "one.yaml:clocks[0]", "不认识的键: hours"),
        ({"papers": [{"was": "户口簿"}]}, "one.yaml:papers[0]", "from 应为文字"),
        ({"papers": [{"was": "户口簿", "from": "x", "to": "y"}]}, "one.yaml:papers[0]", "不认识的键: to"),
    ],
)
def test_a_faulty_step_is_named(policy: dict[str, Any], where: str, what: str, tmp_path: Path) -> None:
    assert fault(tmp_path, **policy) == (where, what)


@pytest.mark.parametrize("notice", ["none", None])
def test_no_notice_may_be_said_or_left_out(notice: object, tmp_path: Path) -> None:
    assert only(toy(tmp_path, notice=notice)).notice is None


def test_a_notice_counts_plain_days_unless_said_otherwise(tmp_path: Path) -> None:
    assert only(toy(tmp_path, notice=NOTICE)).notice == NoticeRule(7, False, "community", ("name",), "五")
    working = only(toy(tmp_path, notice={**NOTICE, "working": True})).notice
    assert working is not None
    assert working.working


def test_the_offices_clocks_count_working_days_unless_said_otherwise(tmp_path: Path) -> None:
    clocks = [{"step": "a", "days": 3, "cite": "五"}, {"step": "b", "days": 5, "working": False, "cite": "六"}]
    assert only(toy(tmp_path, clocks=clocks)).clocks == (Clock("a", 3, True, "五"), Clock("b", 5, False, "六"))


@pytest.mark.parametrize(
    ("policy", "days"),
    [("bj.disabled_living", [3, 4, 3, 5]), ("bj.disabled_nursing", [3, 4, 3, 5]), ("bj.elder_aged", [1, 5])],
)
def test_the_clocks_of_the_law(policy: str, days: list[int], beijing: RuleBook) -> None:
    """434号 五 to 七: 3, 4, then 3 and 5 working days; 160号 五: the same day, then 5."""
    clocks = beijing.policies[policy].clocks
    assert [clock.days for clock in clocks] == days
    assert all(clock.working and clock.cite for clock in clocks)


def test_every_old_paper_has_a_fact_or_a_reason_to_fall(beijing: RuleBook) -> None:
    known = {*beijing.facts, "confirmation", "dropped"}
    papers = [paper for policy in beijing.policies.values() for paper in policy.papers]
    assert {paper.source for paper in papers} <= known
    assert all(paper.was.zh and paper.was.en for paper in papers)


@pytest.mark.parametrize(
    ("policy", "rule", "months"),
    [("bj.disabled_living", "application", 0), ("bj.disabled_nursing", "application", 0),
     ("bj.elder_hardship", "late_claim", 6), ("bj.elder_nursing", "late_claim", 6), ("bj.elder_aged", "late_claim", 6)],
)  # fmt: skip
def test_from_which_month_the_law_pays(policy: str, rule: str, months: int, beijing: RuleBook) -> None:
    first = beijing.policies[policy].first_month
    assert (first.rule, first.months) == (rule, months)
