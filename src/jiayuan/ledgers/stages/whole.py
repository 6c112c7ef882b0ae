"""All checked lines of a file in columns: what only the whole file tells is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.sealing import Cells, open_rows, open_texts, unpack
from jiayuan.ledgers.stages.cellframes import cells_frame, part, phones, values
from jiayuan.ledgers.stages.rows import CHUNK


@dataclass(frozen=True, slots=True)
class Whole:
    """`lines` has sheet and row, `cells` the cells of some attributes beside them."""

    lines: pl.DataFrame
    cells: pl.DataFrame

    def place(self, at: int) -> tuple[int, int]:
        """Sheet and row of a line."""
        sheet, row = self.lines.row(at)
        return sheet, row

    def values(self, attr: str) -> list[str]:
        """The values of an attribute that can be used, '' elsewhere."""
        return values(self.cells, attr).to_list()

    def phones(self) -> list[list[str]]:
        """All telephone numbers of each line."""
        return phones(self.cells).to_list()

    def coded(self, attrs: Sequence[str], codes: Sequence[str]) -> list[int]:
        """The places of lines with one of the codes in one of the attributes."""
        told = [part(attr, "c").is_in(codes).fill_null(False) for attr in attrs if attr in self.cells.columns]
        found = self.cells.select(pl.any_horizontal(pl.lit(False), *told).arg_true())
        return found.to_series().to_list() if told else []


def whole_of(file: LedgerFile, attrs: Sequence[str]) -> Whole:
    """The checked lines of a file in order, opened some at a time: only a few of the cells are kept."""
    rows = LedgerRow.objects.filter(file=file).order_by("sheet", "row").values_list("sheet", "row", "std")
    lines: list[tuple[int, int]] = []
    parts = [cells_frame([], attrs)]
    waiting: list[tuple[int, int, Any]] = []
    for sheet, row, std in rows.iterator(CHUNK):
        waiting.append((sheet, row, std or b""))
        lines.append((sheet, row))
        if len(waiting) == CHUNK:
            parts.append(cells_frame(open_texts("std", file.pk, waiting), attrs))
            waiting = []
    parts.append(cells_frame(open_texts("std", file.pk, waiting), attrs))
    return Whole(pl.DataFrame(lines, schema={"sheet": pl.Int16, "row": pl.Int32}, orient="row"), pl.concat(parts))


def cells_at(file: LedgerFile, where: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Cells]:
    """(sheet, row) → all cells of those lines of a file."""
    wanted = set(where)
    rows = LedgerRow.objects.filter(file=file, row__in={row for _, row in wanted}).values_list("sheet", "row", "std")
    chosen = [(sheet, row, bytes(std or b"")) for sheet, row, std in rows if (sheet, row) in wanted]
    opened = open_rows("std", file.pk, chosen)
    return {(sheet, row): unpack(cells) for (sheet, row, _), cells in zip(chosen, opened, strict=True)}
