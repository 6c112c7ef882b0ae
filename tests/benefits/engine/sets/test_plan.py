"""The query of one policy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people
from jiayuan.benefits.engine.sets.plan import plan
from tests.benefits.engine.family import homely
from tests.benefits.engine.toy import AS_OF, gate, only, row, toy


def test_missing_bits_have_names(book: RuleBook) -> None:
    steps = plan(only(book), book, AS_OF)
    assert steps.names == ("hukou",)
    assert steps.missing_names(1) == ("hukou",)
    assert steps.missing_names(0) == ()


def test_figures_get_bits_after_the_facts(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L")])
    assert plan(only(book), book, date(2020, 1, 1)).names == ("hukou", "param:L")


def test_the_same_rules_give_the_same_query(book: RuleBook) -> None:
    assert plan(only(book), book, AS_OF).sql == plan(only(book), book, AS_OF).sql


def test_a_source_that_is_down_has_its_code(book: RuleBook) -> None:
    people = arrow_people({"person": ["1"], "hukou": [None], "hukou__state": [0]}, book)
    with SetRunner(people, book, AS_OF) as runner:
        assert runner.policy(only(book), frozenset({"hukou"})).counts == {-4: 1}
        assert runner.policy(only(book)).counts == {-1: 1}


def test_whether_it_is_drawn_is_not_part_of_the_rule(tmp_path: Path) -> None:
    book = toy(tmp_path, drawn="draws.other")
    assert plan(only(book), book, AS_OF).facts == ("hukou",)


def test_bars_are_not_read_of_everybody(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou")], not_if=[gate("draws('other')")])
    assert "draws.other" in plan(only(book), book, AS_OF).sql
    assert "draws.other" not in plan(only(book), book, AS_OF).gates


def test_who_is_settled_is_not_asked_for_bounds_and_gaps(book: RuleBook) -> None:
    assert plan(only(book), book, AS_OF).settled.split(") SELECT ")[-1].startswith("person, code, amount FROM")


def test_rows_that_count_together_are_settled_by_the_whole_rule(tmp_path: Path) -> None:
    book = toy(tmp_path, hit="collect_sum")
    assert plan(only(book), book, AS_OF).settled == ""


def test_who_asks_nobody_else_stands_alone(book: RuleBook) -> None:
    steps = plan(only(book), book, AS_OF)
    assert (steps.tables, steps.alone) == ({"people"}, True)


def test_who_asks_the_members_does_not(tmp_path: Path) -> None:
    book = homely(tmp_path, "any(members, hukou)")
    steps = plan(only(book), book, AS_OF)
    assert (steps.alone, steps.settled) == (False, "")


def test_the_supporters_of_a_household_stand_with_it(tmp_path: Path) -> None:
    book = homely(tmp_path, "any(supporters, hukou)")
    assert plan(only(book), book, AS_OF).tables >= {"homes", "supporters"}
