"""Everybody at once."""

from __future__ import annotations

import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.people import flat_columns, random_people
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people, plan_cached, with_unknowns
from tests.benefits.engine.toy import AS_OF, only

HUKOU = {"person": ["1", "2", "3", "4"], "hukou": [True, False, None, None], "hukou__state": [2, 2, 1, 0]}


def test_yes_no_and_unknown_are_counted(book: RuleBook) -> None:
    with SetRunner(arrow_people(HUKOU, book), book, AS_OF) as runner:
        result = runner.policy(only(book))
    assert result.counts == {1: 1, 0: 2, -1: 1}


def test_noes_are_counted_and_not_kept(book: RuleBook) -> None:
    with SetRunner(arrow_people(HUKOU, book), book, AS_OF) as runner:
        rows = runner.policy(only(book)).rows.to_pylist()
    assert {row["person"] for row in rows} == {"1", "4"}


def test_a_value_without_its_state_does_not_count(book: RuleBook) -> None:
    people = arrow_people({"person": ["1"], "hukou": [True], "hukou__state": [0]}, book)
    with SetRunner(people, book, AS_OF) as runner:
        assert runner.policy(only(book)).counts == {-1: 1}


def test_a_fact_the_base_does_not_hold_is_unknown_for_all(book: RuleBook) -> None:
    bare = with_unknowns(pa.table({"person": ["1", "2"]}), ["hukou"], book)
    assert bare["hukou__state"].to_pylist() == [0, 0]


def test_plans_are_compiled_once(book: RuleBook) -> None:
    first = plan_cached(only(book), book, AS_OF, frozenset())
    assert plan_cached(only(book), book, AS_OF, frozenset()) is first


def test_all_rows_come_when_asked(beijing: RuleBook) -> None:
    codes = [code for code in beijing.facts if code != "age"]
    people = arrow_people(flat_columns(random_people(beijing, 40, 2, AS_OF), codes), beijing)
    with SetRunner(people, beijing, AS_OF) as runner:
        assert runner.everything(beijing.policies["bj.elder_aged"]).num_rows == 40


def test_sums_of_a_set_are_those_of_its_people(beijing: RuleBook) -> None:
    codes = [code for code in beijing.facts if code != "age"]
    people = random_people(beijing, 500, 4, AS_OF)
    with SetRunner(arrow_people(flat_columns(people, codes), beijing), beijing, AS_OF) as runner:
        result = runner.policy(beijing.policies["bj.elder_aged"])
    assert sum(result.counts.values()) == 500
