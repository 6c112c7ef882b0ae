"""A sheet as the template draws it: names of the inputs, heads of the columns, spare lines to write in."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.rulebook import GateCells, PolicySheet, RowCells, RuleBook, SheetLine
from jiayuan.web.benefits.wording import localised

SPARE_GATE = GateCells("who", "", "", "", "")
SPARE_ROW = RowCells("", (SheetLine((), ""),), "", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it asks, and what people call it."""

    name: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class CellShown:
    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class LineShown:
    number: int
    cells: list[CellShown]
    rest: str


@dataclass(frozen=True, slots=True)
class RowShown:
    number: int
    row: RowCells
    lines: list[LineShown]


def heads(sheet: PolicySheet, book: RuleBook) -> list[Head]:
    found = []
    for at, column in enumerate(sheet.columns):
        fact = book.facts.get(column)
        found.append(Head(f"column-{at}", column, localised(fact.zh, fact.en) if fact else column))
    return found


def _line(row: int, number: int, line: SheetLine, columns: list[Head]) -> LineShown:
    cells = [
        CellShown(f"cell-{row}-{number}-{at}", line.cell(head.source), head.label) for at, head in enumerate(columns)
    ]
    return LineShown(number, cells, line.rest)


def rows_shown(sheet: PolicySheet, columns: list[Head]) -> list[RowShown]:
    """The rows, and one to write a new one in."""
    return [
        RowShown(at, row, [_line(at, number, line, columns) for number, line in enumerate(row.lines)])
        for at, row in enumerate((*sheet.rows, SPARE_ROW))
    ]


def gates_shown(sheet: PolicySheet) -> list[GateCells]:
    """The conditions, and one to write a new one in."""
    return [*sheet.gates, SPARE_GATE]
