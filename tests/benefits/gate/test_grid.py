"""The grid check: dead rows, gaps, overlaps, equal neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.gate.gaps import Gap
from jiayuan.benefits.engine.gate.grid import Grid, Spot, grid, grids, said
from jiayuan.benefits.engine.gate.table import table_of
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.scene import Scene, scene_for
from tests.benefits.engine.toy import AS_OF, policy_of, tree

ANY = (Gap("", None),)
Lines = Sequence[tuple[str, str]]


def checked(
    book: RuleBook, rows: Lines, gates: Sequence[tuple[str, bool]] = (), gaps: Sequence[Gap] = (), hit: str = "first"
) -> Grid:
    return grid(replace(policy_of(book, gates, rows), hit=hit), book, AS_OF, gaps)


def kinds(found: Grid) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(spot.kind, spot.rows, spot.grave) for spot in found.spots]


def test_a_table_that_says_everything_once_is_clean(book: RuleBook) -> None:
    found = checked(book, [("age < 18", "1元"), ("age >= 18", "2元")])
    assert (found.spots, found.cells, found.pairwise) == ((), 2, False)


@pytest.mark.parametrize(
    ("rows", "gates"),
    [
        ([("age < 60", "1元"), ("age < 18", "2元")], []),
        ([("age >= 0", "1元"), ("level == 4 and level == 3", "2元")], []),
        ([("age >= 18", "1元"), ("age < 18", "2元")], [("age >= 18", False)]),
        ([("hukou", "1元"), ("has(kind)", "2元")], [("has(kind)", True)]),
    ],
)
def test_a_row_nobody_reaches_is_dead(rows: Lines, gates: list[tuple[str, bool]], book: RuleBook) -> None:
    assert ("dead", ("r1",), True) in kinds(checked(book, rows, gates, ANY))


def test_a_gap_is_shown_by_example(book: RuleBook) -> None:
    (spot,) = checked(book, [("age < 18", "1元"), ("age > 18", "2元")]).spots
    assert (spot.kind, spot.grave, spot.example) == ("gap", True, {"age": "18"})


def test_known_absent_is_a_cell_of_its_own(book: RuleBook) -> None:
    (spot,) = checked(book, [("level <= 2", "1元"), ("level > 2", "2元")]).spots
    assert (spot.kind, spot.example) == ("gap", {"level": "无"})


@pytest.mark.parametrize("pay", ["", "3元"])
def test_a_ruling_or_a_row_closes_the_gap(pay: str, book: RuleBook) -> None:
    assert checked(book, [("age < 18", "1元"), ("age >= 18", pay)]).spots == ()


def test_a_meant_gap_is_none(book: RuleBook) -> None:
    rows = [("age < 18", "1元")]
    assert checked(book, rows, gaps=ANY).spots == ()
    assert checked(book, rows, gaps=[Gap("", tree("age >= 18", book))]).spots == ()
    assert kinds(checked(book, rows, gaps=[Gap("", tree("age >= 60", book))])) == [("gap", (), True)]


@pytest.mark.parametrize(
    ("hit", "found"),
    [
        ("first", [("overlap", ("r0", "r1"), False)]),
        ("any", [("overlap", ("r0", "r1"), True)]),
        ("unique", [("overlap", ("r0", "r1"), True)]),
        ("priority", []),
        ("collect_sum", []),
    ],
)
def test_rows_that_meet_with_different_pay(hit: str, found: list[object], book: RuleBook) -> None:
    assert kinds(checked(book, [("age < 60", "1元"), ("age > 18", "2元")], hit=hit)) == found


def test_rows_that_meet_and_agree_are_fine_unless_they_must_not_meet(book: RuleBook) -> None:
    rows = [("age < 60", "1元"), ("hukou", "2元"), ("age > 18", "1元")]
    assert ("overlap", ("r0", "r2"), True) not in kinds(checked(book, rows, gaps=ANY, hit="any"))
    assert ("overlap", ("r0", "r2"), True) in kinds(checked(book, rows, gaps=ANY, hit="unique"))


def test_equal_neighbours_could_be_one_row(book: RuleBook) -> None:
    assert kinds(checked(book, [("age < 18", "1元"), ("age >= 18", "1元")])) == [("neighbours", ("r0", "r1"), False)]


def test_too_many_cells_prove_no_dead_row(book: RuleBook) -> None:
    policy = policy_of(book, [], [("age < 60", "1元"), ("age < 18 and hukou", "2元")])
    found = grid(policy, book, AS_OF, ANY, most=2)
    assert found.pairwise
    assert ("dead", ("r1",), False) in kinds(found)


def test_what_is_found_reads_as_a_sentence(book: RuleBook) -> None:
    assert said(Spot("dead", ("r1",), True)) == "这一档永远轮不到"
    assert said(Spot("overlap", ("a", "b"), False, {"age": "18"})).endswith("（如 age=18）")
    (finding,) = checked(book, [("age < 18", "1元")]).findings()
    assert (finding.where, finding.grave) == ("toy.one:—", True)


def _codes(policy: Policy, book: RuleBook) -> list[tuple[int, int]]:
    """For every cell the code that the explainer gives and the one that the grid's masks give."""
    table = table_of(policy, book, AS_OF)
    day = scene_for({}, book, AS_OF)
    masks = [table.holds(row.when) for row in policy.rows]
    gates = [table.holds(gate.when) ^ gate.bar for gate in policy.gates]
    found = []
    for cell in range(table.cells.count):
        facts = {code: table.values[code][at[cell]] for code, at in table.cells.at.items()}
        failed = next((FIRST_GATE - at for at, gate in enumerate(gates) if not gate[cell]), None)
        row = next((at for at, mask in enumerate(masks, 1) if mask[cell]), 0)
        found.append((assess(policy, Scene(facts, day.params, AS_OF), book).code, row if failed is None else failed))
    return found


def test_the_grid_decides_like_the_explainer(book: RuleBook) -> None:
    gates = [("hukou or kind == c", False), ("level == 4", True)]
    rows = [("age in 16..59 and kind == a", "1元"), ("or0(income) < L and not (has(level) and level < 2)", "2元")]
    codes = _codes(policy_of(book, gates, rows), book)
    assert len(codes) > 50
    assert all(ours == theirs for ours, theirs in codes)
    assert {code for code, _ in codes} == {-11, -10, 0, 1, 2}


def test_a_book_has_a_grid_for_every_policy(book: RuleBook) -> None:
    (only,) = grids(book, AS_OF, {"toy.one": ANY})
    assert (only.policy, only.cells, only.written) == ("toy.one", 2, 3)
