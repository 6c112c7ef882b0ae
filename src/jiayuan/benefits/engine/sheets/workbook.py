"""Worksheets of text as an XLSX file and back. What a workbook can hide from a reader is refused with its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from jiayuan.benefits.engine.sheets.bundle import CellFault, SheetsRefused
from jiayuan.benefits.engine.sheets.grids import HEAD, Grid

# A book of rules is small; a file that unpacks to more is none.
MOST_BYTES, MOST_UNPACKED = 5 * 2**20, 60 * 2**20
WIDTHS = {0: 8, 1: 16}
# Text everywhere: `1-2` must not become a date, nor `=3` a formula.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # The same book is the same file.
    "default_date_format": "yyyy-mm-dd",
}


def workbook(sheets: Mapping[str, Grid]) -> bytes:
    """The XLSX file; every cell is text, heads in bold."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"num_format": "@", "text_wrap": True, "bold": True, "bg_color": "#E8EDF3"})
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 40, 18, text)
            for column, width in WIDTHS.items():
                sheet.set_column(column, column, width, text)
            for at, cells in enumerate(grid):
                head = cells[0] == HEAD or (at == 0 and cells[0] in ("name", "file"))
                for column, cell in enumerate(cells):
                    sheet.write_string(at, column, cell, bold if head else text)
    return target.getvalue()


def _text(value: object) -> str:
    """One cell as text; whole numbers and days as people write them."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)


def _hidden(sheet: Worksheet) -> Iterator[CellFault]:
    """Cells a reader would misread: joined ones, and formulas, whose result nobody has checked."""
    for joined in sheet.merged_cells.ranges:
        yield CellFault(sheet.title, str(joined), "合并的单元格：请取消合并，每格各写各的")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield CellFault(sheet.title, cell.coordinate, "公式：请改成写好的值（选择性粘贴为数值）")
            elif cell.data_type == "e":
                yield CellFault(sheet.title, cell.coordinate, "公式出错的单元格：请写上正确的值")


def _opened(content: bytes) -> Sequence[Worksheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if len(content) > MOST_BYTES or sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise SheetsRefused([CellFault("", "", "文件太大，不是规则库的工作簿")])
        worksheets: Sequence[Worksheet] = load_workbook(io.BytesIO(content)).worksheets
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as wrong:
        raise SheetsRefused([CellFault("", "", "文件打不开：请用 .xlsx 格式保存，且不要加密码")]) from wrong
    return worksheets


def sheets_in(content: bytes) -> dict[str, Grid]:
    """The worksheets of a file as text; raises SheetsRefused listing every cell that must be put right first."""
    worksheets = _opened(content)
    faults = [fault for sheet in worksheets for fault in _hidden(sheet)]
    if faults:
        raise SheetsRefused(faults)
    return {sheet.title: [list(map(_text, row)) for row in sheet.iter_rows(values_only=True)] for sheet in worksheets}
