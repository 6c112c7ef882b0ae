"""The editor's form as a sheet: nothing that was typed is lost, whether or not it makes sense yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jiayuan.benefits.rulebook import GateCells, PolicySheet, RowCells, SheetLine

# A table is read by people: more than this is somebody's script.
MOST_COLUMNS, MOST_ROWS, MOST_LINES = 40, 120, 40
EMPTY_LINE = SheetLine((), "")


@dataclass(frozen=True, slots=True)
class Posted:
    """Texts of a form by name."""

    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.fields.get(name, "").replace("\r\n", "\n").strip()

    def count(self, name: str, most: int) -> int:
        """How many of something the page showed."""
        number = self.text(name)
        # Nine digits are beyond any most; more would only be slow to read.
        return min(int(number[:9]), most) if number.isdecimal() else 0


def _line(form: Posted, row: int, line: int, columns: list[str]) -> SheetLine:
    cells = ((column, form.text(f"cell-{row}-{line}-{at}")) for at, column in enumerate(columns))
    return SheetLine(tuple((column, cell) for column, cell in cells if cell), form.text(f"rest-{row}-{line}"))


def _row(form: Posted, row: int, columns: list[str]) -> RowCells:
    lines = [_line(form, row, line, columns) for line in range(form.count(f"lines-{row}", MOST_LINES))]
    # An alternative whose cells were all emptied is one that was taken away; the first line may say "everybody".
    kept = tuple(line for at, line in enumerate(lines) if at == 0 or line != EMPTY_LINE)
    fields = (form.text(f"{name}-{row}") for name in ("pay", "zh", "en", "cite", "quote", "ruling"))
    return RowCells(form.text(f"id-{row}"), kept or (EMPTY_LINE,), *fields)


def _gates(form: Posted) -> tuple[GateCells, ...]:
    fields = ("part", "when", "zh", "en", "cite")
    gates = [
        GateCells(*(form.text(f"gate-{name}-{at}") for name in fields)) for at in range(form.count("gates", MOST_ROWS))
    ]
    return tuple(gate for gate in gates if gate.when)


def sheet_posted(fields: Mapping[str, str]) -> PolicySheet:
    """The sheet as typed. A row without an id is one that was taken away or never written."""
    form = Posted(fields)
    columns = [form.text(f"column-{at}") for at in range(form.count("columns", MOST_COLUMNS))]
    rows = [_row(form, at, columns) for at in range(form.count("rows", MOST_ROWS))]
    added = form.text("column-new")
    shown = [*columns, added] if added and added not in columns else columns
    return PolicySheet(tuple(shown), _gates(form), tuple(row for row in rows if row.id))


def grown(sheet: PolicySheet, asked: str) -> PolicySheet:
    """One more alternative for the row with this id."""
    rows = (replace(row, lines=(*row.lines, EMPTY_LINE)) if row.id == asked else row for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))
