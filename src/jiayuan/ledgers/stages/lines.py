"""The rows of a file on their way to be checked: as typed, with pastes and exchanges put right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.checks import Finding
from jiayuan.ledgers.rules.looks import look, rotation, stand, swapped
from jiayuan.ledgers.rules.shifts import Shift, mended
from jiayuan.ledgers.sealing import open_texts


@dataclass(slots=True)
class Line:
    """One row on its way: cells as typed, standard cells, findings, and the column of each attribute."""

    sheet: int
    row: int
    raw: list[str]
    columns: Mapping[str, int]
    cells: dict[str, Std] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    # Where each cell was typed, when cells were put back into their columns.
    moved: list[int] | None = None

    @property
    def state(self) -> str:
        severities = {finding.severity for finding in self.findings}
        return "error" if "error" in severities else ("warn" if severities else "ok")


def columns_of(sheet: Mapping[str, Any]) -> dict[str, int]:
    """attribute → column of one sheet's mapping."""
    return {attr: col for col, attr in enumerate(sheet["columns"]) if attr}


Raw = tuple[int, int, str]


def raw_rows(file: LedgerFile, most: int | None = None) -> list[Raw]:
    """(sheet, row, JSON of the cells as typed) of the rows that are not checked yet, in order; at most so many.

    A block that moves back takes its values from the row beside it: a file with such a block comes as a whole.
    """
    if any(sheet.get("shifts") for sheet in file.mapping):
        most = None
    waiting = LedgerRow.objects.filter(file=file, std__isnull=True).order_by("sheet", "row")
    rows = [(sheet, row, bytes(raw)) for sheet, row, raw in waiting.values_list("sheet", "row", "raw")[:most]]
    opened = open_texts("raw", file.pk, rows)
    return [(sheet, row, cells) for (sheet, row, _), cells in zip(rows, opened, strict=True)]


def _moved_back(lines: list[Line], sheet: Mapping[str, Any]) -> None:
    """Undoes pastes that stand one row off, as the person who confirmed the mapping agreed."""
    index = {line.row: at for at, line in enumerate(lines)}
    for attr, first, last, offset in sheet.get("shifts", ()):
        col = columns_of(sheet).get(attr)
        if col is not None and first in index and last in index:
            _move_block(lines, col, Shift(attr, index[first], index[last], offset))


def _move_block(lines: list[Line], col: int, shift: Shift) -> None:
    values = [line.raw[col] if col < len(line.raw) else "" for line in lines]
    for line, value in zip(lines, mended(values, shift), strict=True):
        if col < len(line.raw) and line.raw[col] != value:
            line.raw[col] = value
            line.findings.append(Finding(shift.attr, "pasted_off", "warn"))


def turned(line: Line, attrs: Sequence[str | None], known: dict[str, str]) -> None:
    """Puts cells back that were exchanged or rotated within the row; both are told. `known` keeps looks of cells."""
    width = len(attrs)
    cells = (line.raw + [""] * width)[:width]
    for cell in cells:
        if cell not in known:
            known[cell] = look(cell)
    # Nearly every row: what follows looks at each cell some ten times.
    if stand(attrs, [known[cell] for cell in cells]):
        return
    order, findings = _order(attrs, cells)
    if findings:
        line.findings += findings
        line.raw, line.moved = [cells[col] for col in order], order


def _order(attrs: Sequence[str | None], cells: Sequence[str]) -> tuple[list[int], list[Finding]]:
    """Which cell belongs in each column, and what is to be told of it; nothing where they stand as they should."""
    order = list(range(len(cells)))
    if shift := rotation(attrs, cells):
        return order[shift:] + order[:shift], [Finding("", "rotated", "warn")]
    if pair := swapped(attrs, cells):
        first, second = pair
        order[first], order[second] = second, first
        return order, [Finding(attrs[col] or "", "swapped_cells", "warn") for col in pair]
    return order, []


def lines_of(raw: Sequence[Raw], sheet: Mapping[str, Any]) -> list[Line]:
    """Rows of one sheet of a mapping, their pastes and exchanges put right, not yet standardised."""
    columns = columns_of(sheet)
    lines = [Line(sheet["sheet"], row, json.loads(cells), columns) for _, row, cells in raw]
    _moved_back(lines, sheet)
    known: dict[str, str] = {}
    for line in lines:
        turned(line, sheet["columns"], known)
    return lines
