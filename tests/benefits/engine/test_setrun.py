"""Everybody at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.families import random_families, tables_of
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.engine.setrun import KEPT, SetRunner, arrow_people, plan_cached, with_unknowns
from tests.benefits.engine.family import homely
from tests.benefits.engine.flatfacts import flat_columns
from tests.benefits.engine.toy import AS_OF, gate, only, row, toy

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


def test_only_those_whom_the_first_gates_let_through_are_asked_everything(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou"), gate("age >= 60")], rows=[row("kind == a")])
    assert "CASE WHEN" in plan_cached(only(book), book, AS_OF, frozenset()).gates


def test_a_gate_about_others_is_asked_with_the_rest(tmp_path: Path) -> None:
    book = homely(tmp_path, "any(members, hukou)")
    assert plan_cached(only(book), book, AS_OF, frozenset()).gates == ""


def test_turning_away_changes_no_decision_and_no_later_policy(beijing: RuleBook) -> None:
    tables = dict(tables_of(random_families(beijing, 150, 3, AS_OF), beijing))
    with SetRunner(tables.pop("people"), beijing, AS_OF, others=tables) as runner:
        for policy in (one for one in beijing.in_force(AS_OF) if one.entity != "claim"):
            found, whole = runner.policy(policy), runner.everything(policy)
            assert found.counts == Counter(whole["code"].to_pylist())
            assert found.rows.sort_by("person") == whole.filter(KEPT).sort_by("person")


def test_other_people_are_asked_with_what_is_planned(book: RuleBook) -> None:
    with SetRunner(arrow_people(HUKOU, book), book, AS_OF) as runner:
        before = runner.policy(only(book)).counts
        runner.renew(arrow_people({"person": ["9"], "hukou": [True], "hukou__state": [2]}, book))
        after = runner.policy(only(book))
    assert (before, after.counts, after.rows["person"].to_pylist()) == ({1: 1, 0: 2, -1: 1}, {1: 1}, ["9"])


def test_in_parts_everybody_is_decided_as_at_once(beijing: RuleBook) -> None:
    tables = dict(tables_of(random_families(beijing, 12, 8, AS_OF), beijing))
    people, found = tables.pop("people"), []
    for size in (5, 1000):
        with SetRunner(people, beijing, AS_OF, others=tables, part=size) as runner:
            whole = [runner.everything(beijing.policies[name]) for name in ("bj.tekun", "bj.elder_aged")]
        found.append([table.sort_by("person").to_pylist() for table in whole])
    assert found[0] == found[1]


def test_who_is_settled_has_an_amount_between_no_other_bounds(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou")], rows=[row("level == 1", "L"), row("level == 2", "L * 50%")])
    people = {**HUKOU, "hukou__state": [2, 2, 2, 2], "hukou": [True] * 4, "level": [1, 2, 3, None]}
    with SetRunner(arrow_people({**people, "level__state": [2, 2, 2, 0]}, book), book, AS_OF) as runner:
        rows = {
            row["person"]: (row["low"], row["amount"], row["high"])
            for row in runner.policy(only(book)).rows.to_pylist()
        }
    assert rows == {"1": (120_000,) * 3, "2": (60_000,) * 3, "4": (0, None, 120_000)}
