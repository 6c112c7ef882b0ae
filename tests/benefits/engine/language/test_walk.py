"""Walking a tree."""

from __future__ import annotations

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.language.nodes import Lit, Not
from jiayuan.benefits.engine.language.walk import asked_in, children, facts_in, params_in, walk
from tests.benefits.engine.toy import tree


def test_facts_come_once_in_reading_order(book: RuleBook) -> None:
    assert facts_in(tree("level == 1 or kind == a or level == 2", book)) == ("level", "kind")


def test_params_are_found_inside_calls(book: RuleBook) -> None:
    assert params_in(tree("max(L - or0(income), 0元)", book)) == ("L",)


def test_a_leaf_has_no_parts() -> None:
    assert children(Lit("int", 1)) == ()


def test_walking_meets_every_part(book: RuleBook) -> None:
    assert len(list(walk(tree("not has(income) and level in 1..2", book)))) == 8


def test_not_has_one_part() -> None:
    assert children(Not(Lit("bool", True))) == (Lit("bool", True),)


def test_what_is_asked_is_facts_and_lists_by_name(book: RuleBook) -> None:
    asked = asked_in(tree("age > 3 and count(members, level == 1) > 0 and known(income)", book))
    assert asked == ("birth", "members", "income")
