"""Rows as lines of cells."""

from __future__ import annotations

import pytest
from hypothesis import given

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.lines import Line, columns_of, lines_of, when_of
from jiayuan.benefits.engine.sheets.printing import written
from tests.benefits.engine.language.test_round_trip import trees


def test_alternatives_stand_below_each_other(book: RuleBook) -> None:
    source = "(level == 1 and kind in (a, b)) or (level == 2 and kind == c)"
    columns = columns_of([parse(source)], book.facts)
    lines = lines_of(source, columns, book.facts)
    assert columns == ["level", "kind"]
    assert [[line.cell(column) for column in columns] for line in lines] == [["1", "甲,乙"], ["2", "丙"]]


def test_what_fits_no_column_keeps_its_words(book: RuleBook) -> None:
    (line,) = lines_of("level == 1 and (hukou or rent < L) and kind == a", ["level", "kind"], book.facts)
    assert (line.cells, line.rest) == ((("level", "1"),), "(hukou or rent < L) and kind == a")


def test_a_column_no_line_uses_says_any() -> None:
    assert Line((("level", "1"),), "").cell("kind") == "-"


def test_columns_keep_the_order_of_every_row(book: RuleBook) -> None:
    rows = ["hukou and kind == a", "hukou and level == 1 and kind == b", "has(level)"]
    assert columns_of(map(parse, rows), book.facts) == ["hukou", "level", "kind", "has(level)"]


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ([Line((("level", "1"),), "hukou or kind == a")], "level == 1 and (hukou or kind == a)"),
        ([Line((("level", "-"),), "")], "true"),
        ([Line((), "hukou or kind == a")], "hukou or kind == a"),
        ([Line((("level", "1"),), ""), Line((), "hukou")], "level == 1 or hukou"),
        ([Line((("level", "1"), ("hukou", "是")), ""), Line((), "kind == a")], "(level == 1 and hukou) or kind == a"),
    ],
)
def test_cells_read_as_a_condition(lines: list[Line], meant: str, book: RuleBook) -> None:
    assert when_of(lines, book.facts) == meant


@given(trees)
def test_any_condition_comes_back_as_the_same_tree(book: RuleBook, tree: Node) -> None:
    columns = columns_of([tree], book.facts)
    assert parse(when_of(lines_of(written(tree), columns, book.facts), book.facts)) == tree


@pytest.mark.parametrize("line", [Line((("level", "1 2"),), ""), Line((), "hukou and"), Line((), "open('x')")])
def test_a_cell_that_is_no_condition_is_refused(line: Line, book: RuleBook) -> None:
    with pytest.raises(BookError):
        parse(when_of([line], book.facts))


def test_a_row_needs_a_line(book: RuleBook) -> None:
    with pytest.raises(BookError):
        when_of([], book.facts)
