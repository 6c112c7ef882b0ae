"""A policy file as the lines of a worksheet, each a list of texts, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.cells import Catalogue
from jiayuan.benefits.engine.sheets.lines import Line
from jiayuan.benefits.engine.sheets.policy import (
    PARTS,
    Data,
    GateCells,
    PolicySheet,
    RowCells,
    applied,
    policy_sheet,
)
from jiayuan.benefits.engine.sheets.text import cell_text, cell_value
from jiayuan.benefits.engine.sheets.words import NOTHING

# The first cell says what a line is.
SETTING, GATE, HEAD, ROW, OTHER = "设定", "条件", "表头", "档位", "或"
# What stands right of the columns of conditions.
TAIL = ("其他条件", "金额", "中文", "英文", "条款", "引文", "裁定")
TABLE = (*PARTS, "rows")
WRONG = f"第一列应为 {'、'.join((SETTING, GATE, HEAD, ROW, OTHER))}，“或”跟在它的档位之后"
Grid = list[list[str]]


def _label(column: str, facts: Mapping[str, FactDef]) -> str:
    """A column's head: the name that counts, and below it what people call it."""
    return f"{column}\n{facts[column].zh}" if column in facts else column


def _row_lines(row: RowCells, columns: Sequence[str]) -> Iterator[list[str]]:
    first, *others = row.lines
    tail = [row.pay, row.zh, row.en, row.cite, row.quote, row.ruling]
    yield [ROW, row.id, *map(first.cell, columns), first.rest, *tail]
    for line in others:
        yield [OTHER, row.id, *map(line.cell, columns), line.rest]


def policy_grid(data: Data, facts: Catalogue) -> Grid:
    """The lines: settings, conditions, then the table under its heads."""
    sheet = policy_sheet(data, facts)
    found = [[SETTING, key, cell_text(value)] for key, value in data.items() if key not in TABLE]
    found += [[GATE, gate.part, gate.when, gate.zh, gate.en, gate.cite] for gate in sheet.gates]
    found.append([HEAD, "id", *(_label(column, facts) for column in sheet.columns), *TAIL])
    return found + [line for row in sheet.rows for line in _row_lines(row, sheet.columns)]


@dataclass(frozen=True, slots=True)
class _Parts:
    settings: dict[str, Any]
    gates: list[GateCells]
    rows: list[RowCells]


def _padded(cells: Sequence[str], length: int) -> list[str]:
    return [*cells, *[""] * (length - len(cells))]


def _line(cells: Sequence[str], columns: Sequence[str]) -> Line:
    found = zip(columns, cells[2:], strict=False)
    return Line(tuple((column, cell) for column, cell in found if cell not in NOTHING), cells[2 + len(columns)])


def _row(cells: Sequence[str], columns: Sequence[str]) -> RowCells:
    tail = cells[3 + len(columns) : 3 + len(columns) + 6]
    return RowCells(cells[1], (_line(cells, columns),), *tail)


def _columns(cells: Sequence[str], where: str) -> list[str]:
    heads = [cell.split("\n")[0].strip() for cell in cells]
    if TAIL[0] not in heads or tuple(heads[heads.index(TAIL[0]) :][: len(TAIL)]) != TAIL:
        raise BookError(where, f"表头右侧应依次为 {'、'.join(TAIL)}")
    return heads[2 : heads.index(TAIL[0])]


def _gate(cells: Sequence[str], where: str) -> GateCells:
    if cells[1] not in PARTS:
        raise BookError(where, "条件应写明 who 或 not_if")
    return GateCells(*cells[1:6])


def _other(cells: Sequence[str], columns: Sequence[str], rows: list[RowCells], where: str) -> None:
    """One more alternative of the row above."""
    if not rows or rows[-1].id != cells[1]:
        raise BookError(where, WRONG)
    rows[-1] = replace(rows[-1], lines=(*rows[-1].lines, _line(cells, columns)))


def _read(cells: Sequence[str], columns: list[str], parts: _Parts, where: str) -> None:
    """One line; `columns` are filled by the heads' line."""
    match cells[0].strip():
        case "设定":
            parts.settings[cells[1].strip()] = cell_value(cells[2], where)
        case "条件":
            parts.gates.append(_gate(cells, where))
        case "表头":
            columns[:] = _columns(cells, where)
        case "档位":
            parts.rows.append(_row(cells, columns))
        case "或":
            _other(cells, columns, parts.rows, where)
        case _ if any(map(str.strip, cells)):
            raise BookError(where, WRONG)


def grid_policy(grid: Sequence[Sequence[str]], data: Data, facts: Catalogue) -> dict[str, Any]:
    """The policy file of a worksheet; `data` is the file as it was. Raises BookError with the number of the line."""
    parts = _Parts({}, [], [])
    columns: list[str] = []
    for number, cells in enumerate(grid, 1):
        _read(_padded(cells, len(columns) + 10), columns, parts, f"A{number}")
    sheet = PolicySheet(tuple(columns), tuple(parts.gates), tuple(parts.rows))
    before = {key: data[key] for key in TABLE if key in data}
    return _ordered(applied({"rows": [], **parts.settings, **before}, sheet, facts), data)


def _ordered(found: Mapping[str, Any], data: Data) -> dict[str, Any]:
    """Keys in the order the file had them, new ones last."""
    keys = [key for key in data if key in found]
    return {key: found[key] for key in [*keys, *(key for key in found if key not in keys)]}
