"""What several parts of a rule read is computed once, and the long rule stays a short query."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.language.walk import walk
from jiayuan.benefits.engine.parity import parity
from jiayuan.benefits.engine.sets.plan import plan
from jiayuan.benefits.engine.sets.sharing import conditions_of, levels_of, numbers_of
from tests.benefits.engine.family import homely
from tests.benefits.engine.sets.asked import reading
from tests.benefits.engine.toy import AS_OF, only, policy_of, row, tree

HEAD = "div(max(0元, sum(members, salary) - savings), count(members))"
EACH = "sum(members, if(hukou and age >= 60, salary * 35%, if(hukou and level in 1..2, salary * 25%, 0元)))"
ROWS = [
    row(f"{HEAD} < 1000元", f"(L - {HEAD}) * count(members) + {EACH}", quote="若干"),
    row(f"{HEAD} < 2000元", EACH, quote="若干"),
]


def tree_sizes(numbers: tuple[Node, ...]) -> list[int]:
    return [len(list(walk(node))) for node in numbers]


def test_a_number_read_twice_has_a_column(book: RuleBook) -> None:
    policy = policy_of(book, [], [("div(rent, 3) < L", "L - div(rent, 3)")])
    assert numbers_of(policy) == (tree("div(rent, 3)", book),)


@pytest.mark.parametrize("pay", ["L", "L - or0(income)", "rent * 35%", "max(L, 100元)"])
def test_a_number_read_once_has_none(pay: str, book: RuleBook) -> None:
    assert numbers_of(policy_of(book, [], [("rent < L", pay)])) == ()


def test_what_rounding_would_write_out_again_has_a_column(book: RuleBook) -> None:
    policy = policy_of(book, [], [("hukou", "(rent - or0(income)) * 20%")])
    assert numbers_of(policy) == (tree("rent - or0(income)", book),)


def test_a_figure_alone_has_none(book: RuleBook) -> None:
    assert numbers_of(policy_of(book, [], [("hukou", "min(L * 80%, rent)")])) == ()


def test_inner_numbers_come_first(book: RuleBook) -> None:
    policy = policy_of(book, [], [("hukou", "div((rent - or0(income)) * 20%, 3)")])
    assert [len(level) for level in levels_of(numbers_of(policy))] == [1, 1]


def test_no_numbers_have_no_levels() -> None:
    assert levels_of(()) == []


def test_numbers_of_entries_are_their_own(tmp_path: Path) -> None:
    policy = only(homely(tmp_path, rows=ROWS))
    inside, outside = numbers_of(policy, "persons"), numbers_of(policy)
    assert tree_sizes(inside) == sorted(tree_sizes(inside))
    assert inside
    assert not set(inside) & set(outside)


def test_conditions_of_an_if_are_named_by_their_list(tmp_path: Path) -> None:
    named = conditions_of(only(homely(tmp_path, rows=ROWS))).values()
    assert [name for name in named if name.startswith("persons")] == ["persons0", "persons1"]


def test_families_are_answered_alike(tmp_path: Path) -> None:
    assert parity(homely(tmp_path, rows=ROWS), 600, 3, AS_OF) == []


def test_a_deep_amount_grows_evenly(book: RuleBook) -> None:
    def length(depth: int) -> int:
        pay = "rent"
        for _ in range(depth):
            pay = f"min(max({pay} - 1元, 0元) * 50%, L)"
        return len(plan(reading(policy_of(book, [], [("hukou", pay)])), book, AS_OF).sql)

    assert length(6) < 3 * length(3)


def test_a_share_among_an_empty_list_asks_who_belongs(tmp_path: Path) -> None:
    assert parity(homely(tmp_path, "div(savings, count(supporters)) < 1000元"), 300, 4, AS_OF) == []
