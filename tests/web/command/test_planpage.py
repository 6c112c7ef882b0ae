"""A computation in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jiayuan.command.api import PlanView, RunInfo
from jiayuan.kernel.ids import uuid7
from jiayuan.web.command.planpage import ORDER, gap_words, percent, run_card, steps_of

AT = datetime(2026, 10, 3, tzinfo=UTC)
FIGURES = {"posts_open": 5, "covered_before": 0.5, "covered_after": 0.875, "people_at_posts": 9, "people_at_points": 4,
           "short": 1, "blind_spots": 7}  # fmt: skip


def run(gap: float | None) -> RunInfo:
    return RunInfo(uuid7(), "optimal", 0.9, None if gap is None else 0.91, gap, 3.2, FIGURES)


def plan(state: str, **counts: int) -> PlanView:
    have = {"zones": 3, "risks": 9, "points": 2, "posts": 4, "units": 8} | counts
    return PlanView(uuid7(), "x", state, "110102.001.", AT, AT, 100, 1, counts=have)


@pytest.mark.parametrize(("gap", "words"), [(None, "没有得到上界"), (0.0, "没有更好的方案"), (0.0123, "最多差 1.23%")])
def test_gap_in_words(gap: float | None, words: str) -> None:
    assert words in gap_words(run(gap))


def test_card_tells_before_and_after() -> None:
    card = run_card(run(0.01))
    assert "50.0% 升到 87.5%" in card["sentence"]
    assert (card["before"], card["after"]) == (50.0, 87.5)


def test_unknown_is_not_zero() -> None:
    assert percent(None) == "未知"
    assert percent(0.0) == "0.0%"


@pytest.mark.parametrize("state", ORDER)
def test_only_one_step_is_current(state: str) -> None:
    states = [step["state"] for step in steps_of(plan(state), [run(0.0)])]
    assert states.count("current") <= 1
    assert states == sorted(states, key=["done", "current", "todo"].index)


def test_missing_contents_come_first() -> None:
    assert steps_of(plan("draft", posts=0), [])[0]["state"] == "current"
