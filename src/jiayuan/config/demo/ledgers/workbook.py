"""A ledger as a real workbook, laid out as communities lay them out: titles, merged cells, footers, several sheets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jiayuan.config.demo.ledgers.kinds import Ledger
from jiayuan.config.demo.ledgers.layout import BLOCK, Layout, layout
from jiayuan.config.demo.ledgers.lines import Lines


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line landed: sheet, row as a spreadsheet counts it."""

    sheet: str
    row: int
    line: int


def _head(book: xlsxwriter.Workbook, sheet: Worksheet, shape: Layout, headers: list[str]) -> None:
    """A merged title row, a line for the office and date, then the headers."""
    bold = book.add_format({"bold": True, "align": "center", "font_size": 16})
    grey = book.add_format({"bold": True, "border": 1, "bg_color": "#D9E1F2"})
    sheet.merge_range(0, 0, 0, len(headers), shape.title, bold)
    sheet.write_string(1, 0, "填报单位：")
    sheet.write_string(1, len(headers) - 1, "填报日期：2026年10月")
    sheet.write_row(2, 0, ["序号", *headers], grey)
    sheet.set_column(1, len(headers), 18)


def _values(lines: Lines, fields: list[str], line: int, *, shifted: bool) -> list[str]:
    values = [lines.cells[field][line] for field in fields]
    return [values[-1], *values[:-1]] if shifted else values


def _write(sheet: Worksheet, row: int, values: list[str], faults: list[str], *, numbers: bool) -> None:
    """Text cells; phones as numbers in some books, and numbers a spreadsheet has damaged always."""
    for column, value in enumerate(values, 1):
        damaged = "id_float" in faults and len(value) == 18 and value.endswith("000")
        if damaged or (numbers and len(value) == 11 and value.isdecimal()):
            # A spreadsheet stores a double: beyond fifteen digits the rest is gone for good.
            sheet.write_number(row, column, int(value))
        elif value:
            sheet.write_string(row, column, value)


def write_workbook(rng: np.random.Generator, file: Path, ledger: Ledger, community: str, lines: Lines) -> list[Placed]:
    """Writes the file and returns where every line is."""
    shape = layout(rng, ledger, community, len(lines))
    fields, placed = list(ledger.columns), []
    cuts = np.linspace(0, len(lines), len(shape.sheets) + 1).astype(int)
    with xlsxwriter.Workbook(str(file), {"strings_to_numbers": False}) as book:
        for name, start, end in zip(shape.sheets, cuts[:-1], cuts[1:], strict=True):
            sheet = book.add_worksheet(name)
            _head(book, sheet, shape, list(ledger.columns.values()))
            for line in range(start, end):
                row = 3 + line - start
                off = shape.rotated is not None and shape.rotated <= line < shape.rotated + BLOCK
                if off:
                    lines.faults[line].append("shifted")
                sheet.write_number(row, 0, line - start + 1)
                _write(sheet, row, _values(lines, fields, line, shifted=off), lines.faults[line], numbers=shape.numbers)
                placed.append(Placed(name, row + 1, line))
            sheet.write_string(3 + end - start, 0, "合计")
            sheet.write_string(3 + end - start, 1, f"{end - start}人")
            sheet.write_string(4 + end - start, 0, "填表人：")
        book.add_worksheet("填表说明").write_string(0, 0, "请按户口簿填写，身份证号码请核对后录入。")
    return placed
