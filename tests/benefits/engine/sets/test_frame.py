"""One policy on one day: its figures, its facts, and numbers that stay whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.sets.frame import Frame
from jiayuan.benefits.engine.sets.plan import plan
from tests.benefits.engine.sets.asked import reading
from tests.benefits.engine.toy import AS_OF, policy_of, row, toy


@pytest.mark.parametrize(("day", "figures"), [(AS_OF, {"L": 120_000}), (date(2020, 1, 1), {"L": None})])
def test_the_figures_are_those_of_the_day(day: date, figures: dict[str, int | None], book: RuleBook) -> None:
    policy = reading(policy_of(book, [], [("hukou", "L")]))
    assert Frame(policy, book, day, policy.facts, (), ()).figures == figures


def test_ages_are_computed_only_where_they_are_asked(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou")])
    assert "birth" not in plan(book.policies["toy.one"], book, AS_OF).sql


def test_the_shipped_queries_hold_no_floating_point(beijing: RuleBook) -> None:
    for policy in (one for one in beijing.policies.values() if one.of_person):
        text = plan(policy, beijing, AS_OF).sql.upper()
        assert "DOUBLE" not in text
        assert "FLOAT" not in text
        assert "DECIMAL" not in text
