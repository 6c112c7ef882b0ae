"""A sheet as the template draws it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils.translation import override

from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.rulebook import GateCells, PolicySheet, RowCells, RuleBook, SheetLine
from jiayuan.web.benefits.rules.shown import gates_shown, heads, rows_shown

ROW = RowCells("r1", (SheetLine((("level", "1"),), ""), SheetLine((), "hukou")), "1元", "一", "", "二", "", "")
SHEET = PolicySheet(("level", "or0(income)"), (GateCells("who", "hukou", "有", "", "一"),), (ROW,))


@pytest.fixture
def book(shipped: Path) -> RuleBook:
    return load(shipped)


def test_a_fact_is_called_by_its_name(book: RuleBook) -> None:
    assert [(head.name, head.source, head.label) for head in heads(SHEET, book)] == [
        ("column-0", "level", "等级"), ("column-1", "or0(income)", "or0(income)"),
    ]  # fmt: skip
    with override("en"):
        assert heads(SHEET, book)[0].label == "level"


def test_every_cell_has_a_name_of_its_own(book: RuleBook) -> None:
    rows = rows_shown(SHEET, heads(SHEET, book))
    names = [cell.name for row in rows for line in row.lines for cell in line.cells]
    assert len(set(names)) == len(names) == 6


def test_a_cell_nobody_filled_says_any(book: RuleBook) -> None:
    first, second = rows_shown(SHEET, heads(SHEET, book))[0].lines
    assert [cell.value for cell in first.cells] == ["1", "-"]
    assert ([cell.value for cell in second.cells], second.rest) == (["-", "-"], "hukou")


def test_there_is_always_room_for_one_more(book: RuleBook) -> None:
    assert [row.row.id for row in rows_shown(SHEET, heads(SHEET, book))] == ["r1", ""]
    assert [gate.when for gate in gates_shown(SHEET)] == ["hukou", ""]
