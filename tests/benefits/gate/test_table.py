"""A policy's table laid out over its cells."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.gate.table import Table, table_of
from tests.benefits.engine.toy import AS_OF, policy_of, tree


def table(book: RuleBook, *rows: str, gates: tuple[tuple[str, bool], ...] = (), most: int = 2_000_000) -> Table:
    return table_of(policy_of(book, gates, [(when, "1元") for when in rows]), book, AS_OF, most=most)


def where(found: Table, source: str, book: RuleBook) -> int:
    """In how many cells a condition of the table holds."""
    return int(found.holds(tree(source, book)).sum())


def test_values_that_decide_alike_are_one_cell(book: RuleBook) -> None:
    found = table(book, "age < 18", "age >= 60")
    assert (found.cells.count, found.written) == (3, 8)


def test_facts_nobody_asks_are_no_axis(book: RuleBook) -> None:
    assert list(table(book, "level == 1").cells.at) == ["level"]


@pytest.mark.parametrize(
    ("source", "cells"),
    [
        ("hukou", 2),
        ("not (hukou and has(hukou))", 4),
        ("hukou or kind == a", 4),
        ("hukou and kind == a", 1),
    ],
)
def test_ands_ors_and_nots_over_cells(source: str, cells: int, book: RuleBook) -> None:
    found = table(book, "hukou or has(hukou)", "kind == a", "hukou")
    six = found.cells.count
    assert six == 6
    if "not" not in source:
        assert where(found, source, book) == cells
    else:
        assert where(found, source, book) == six - where(found, "hukou", book)


def test_a_bar_is_passed_where_it_does_not_hold(book: RuleBook) -> None:
    found = table(book, "hukou", gates=(("level == 4", True), ("hukou", False)))
    assert np.array_equal(found.passing(), found.holds(tree("hukou", book)) & ~found.holds(tree("level == 4", book)))


def test_a_condition_without_facts_holds_everywhere_or_nowhere(book: RuleBook) -> None:
    found = table(book, "L > 1元", "L < 1元")
    assert found.cells.count == 1
    assert [where(found, source, book) for source in ("L > 1元", "L < 1元")] == [1, 0]


def test_a_condition_about_two_facts_keeps_both_axes(book: RuleBook) -> None:
    found = table(book, "or0(income) < rent")
    assert set(found.cells.at) == {"income", "rent"}
    assert 0 < where(found, "or0(income) < rent", book) < found.cells.count


def test_an_example_is_in_the_catalogues_words(book: RuleBook) -> None:
    found = table(book, "kind == b and level == 2 and hukou and or0(income) < 10元")
    whole = found.holds(found.policy.rows[0].when)
    assert found.example(whole, [found.policy.rows[0].when]) == {
        "kind": "乙", "level": "2", "hukou": "是", "income": "0元",
    }  # fmt: skip
    nothing = found.example(~whole & ~found.holds(tree("level == 2", book)), [tree("level == 2", book)])
    assert nothing["level"] in ("1", "无")


def test_too_many_cells_are_tried_in_pairs(book: RuleBook) -> None:
    found = table(book, "hukou and level == 1 and kind == a", most=4)
    assert found.cells.pairwise
    assert where(found, "hukou", book) > 0


def test_a_figure_missing_on_the_day_leaves_its_question_free(book: RuleBook) -> None:
    policy = policy_of(book, [], [("income < L", "1元"), ("hukou", "1元")])
    early = table_of(policy, book, AS_OF.replace(year=2020))
    assert [str(node.op) for node in early.free if hasattr(node, "op")] == ["<"]
    assert "income" not in early.cells.at
    assert table_of(policy, book, AS_OF).free == ()
