"""No person falls between the cells: what a condition says of somebody, it says in some cell of the grid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, Facts
from jiayuan.benefits.engine.gate.grid import grid
from jiayuan.benefits.engine.gate.table import table_of
from jiayuan.benefits.engine.interpret import truth
from jiayuan.benefits.engine.language.walk import facts_in
from jiayuan.benefits.engine.scene import Scene, day_tested, scene_for
from tests.benefits.engine.generated import CONDITIONS, VALUES, gates, rows, whole
from tests.benefits.engine.toy import AS_OF, only, policy_of, tree

ASKED = (
    *CONDITIONS, "rent < income", "income == rent", "age(since) >= 3", "months_between(birth, since) < 240",
    "add_months(since, 6) > d'2026-03-15'", "if(hukou, level == 1, kind == a)", "rent * 35% > 1000元",
    "or0(income) + rent > L", "age * 2 > 100",
)  # fmt: skip


def people(codes: tuple[str, ...]) -> Iterator[Facts]:
    """Everybody these facts can make of the values near their limits."""
    read = tuple(dict.fromkeys("birth" if code == "age" else code for code in codes))
    for values in product(*(VALUES[code] for code in read)):
        found = zip(read, values, strict=True)
        yield {code: Fact(ABSENT) if one is None else Fact(KNOWN, one) for code, one in found}


@pytest.mark.parametrize("source", ASKED)
def test_both_answers_somebody_may_get_are_cells(source: str, book: RuleBook) -> None:
    node, day = tree(source, book), day_tested(only(book), AS_OF)
    answers = {truth(node, scene_for(facts, book, day)).yes for facts in people(facts_in(node))}
    assert answers <= set(table_of(policy_of(book, [], [(source, "1元")]), book, AS_OF).holds(node).tolist())


@given(gates, rows, whole)
@settings(max_examples=30, deadline=None)
def test_no_row_is_called_dead_that_decides_for_somebody(
    book: RuleBook, at: list[tuple[str, bool]], lines: list[tuple[str, str]], facts: Facts
) -> None:
    policy = policy_of(book, at, lines)
    here = scene_for(facts, book, day_tested(policy, AS_OF))
    code = assess(policy, Scene(facts, here.params, here.day), book).code
    dead = {spot.rows[0] for spot in grid(policy, book, AS_OF).spots if spot.kind == "dead" and spot.grave}
    assert code < 1 or f"r{code - 1}" not in dead
