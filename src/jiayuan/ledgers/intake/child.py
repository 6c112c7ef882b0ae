"""The process that opens a workbook: own memory and time limits, no database, text on stdout.

Exit codes: 0 read, 3 password, 4 broken, 5 too many rows, 6 out of memory. Run by intake.reader as `python -m`.
"""

from __future__ import annotations

import csv
import datetime
import io
import os
import resource
import sys
from collections.abc import Iterator

from python_calamine import CalamineError, PasswordError, load_workbook

from jiayuan.ledgers.intake.formulas import failed_cells, marked

MEMORY = 1024**3
SECONDS = 60
MAX_ROWS = 500_000
PASSWORD, BROKEN, ROWS, SHORT = 3, 4, 5, 6
# Doubles are exact up to here; a longer number has lost digits before we ever saw it.
EXACT = 10**15
# Between sheets, rows and cells on their way to the caller: the separators that ASCII has for this.
SHEET, ROW, CELL = "\x1c", "\x1e", "\x1f"
_MARKS = dict.fromkeys(map(ord, (SHEET, ROW, CELL)))
# What spreadsheet programs take for a formula, or skip before one.
RISKY = frozenset("=+-@\t\r")


def text(value: object) -> str:
    """One cell as text. Whole numbers lose their ".0", unless their digits are no longer true."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value)) if abs(value) < EXACT else f"{value:.1f}"
        return repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return unquoted(str(value))


def unquoted(cell: str) -> str:
    """A cell without the mark that the error workbook sets before what begins like a formula.

    Else a corrected workbook would bring back other texts than those that were uploaded.
    """
    return cell[1:] if cell[:1] == "'" and cell[1:2] in RISKY else cell


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def csv_rows(content: bytes) -> Iterator[list[str]]:
    body = _decoded(content)
    # Exports of office programs use tabs and semicolons as often as commas.
    comma = max(",\t;", key=body[:2000].count)
    yield from csv.reader(io.StringIO(body, newline=""), delimiter=comma)


def sheets(content: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Name and rows of every sheet, in order; rows start at the first row of the sheet."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        yield "csv", csv_rows(content)
        return
    book = load_workbook(io.BytesIO(content))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        left = [""] * (sheet.start[1] if sheet.start else 0)
        yield name, ([*left, *map(text, row)] for row in sheet.iter_rows())


def _line(cells: list[str]) -> str:
    line = CELL.join(cells)
    # The marks are signs nobody types; a cell that holds one nevertheless loses it.
    if line.count(CELL) >= max(len(cells), 1) or ROW in line or SHEET in line:
        return CELL.join(cell.translate(_MARKS) for cell in cells)
    return line


def lines(content: bytes) -> Iterator[str]:
    """Sheets begin with a mark and their name, rows with a mark; raises OverflowError past 500,000 rows."""
    count = 0
    broken = failed_cells(content) if content.startswith(b"PK") else {}
    for name, rows in sheets(content):
        yield f"{SHEET}{name.translate(_MARKS)}"
        failed = broken.get(name, set())
        for at, row in enumerate(rows):
            count += 1
            if count > MAX_ROWS:
                raise OverflowError
            yield f"{ROW}{_line(marked(row, at, failed) if failed else row)}"


def told(text: str) -> list[tuple[str, list[str]]]:
    """Name and rows of every sheet, of what `lines` wrote; the cells of a row are still one text."""
    found = []
    for sheet in text.split(SHEET)[1:]:
        name, *rows = sheet.split(ROW)
        found.append((name, rows))
    return found


def parsed(text: str) -> list[tuple[str, list[list[str]]]]:
    """The same with the cells of each row."""
    return [(name, [row.split(CELL) for row in rows]) for name, rows in told(text)]


def read(content: bytes) -> list[dict[str, object]]:
    """Raises OverflowError past 500,000 rows."""
    return [{"name": name, "rows": rows} for name, rows in parsed("".join(lines(content)))]


def main() -> int:
    # Out of memory the reading library would wait for ever while it draws its own backtrace.
    os.environ["RUST_BACKTRACE"] = "0"
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")  # type: ignore[union-attr]  # a real file
    # Before the first foreign byte is read.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        for line in lines(sys.stdin.buffer.read()):
            sys.stdout.write(line)
    except PasswordError:
        return PASSWORD
    except OverflowError:
        return ROWS
    except MemoryError:
        return SHORT
    except (CalamineError, csv.Error, OSError, ValueError, RecursionError):
        return BROKEN
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
