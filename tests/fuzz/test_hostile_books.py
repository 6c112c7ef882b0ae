"""Books made to hurt, through the real reader with its real child: each ends soon, small, and with its own words."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Callable

import pytest

from jiayuan.kernel.errors import Refused
from jiayuan.ledgers.intake.quarantine import MAX_ENTRIES, inspect
from jiayuan.ledgers.intake.reader import read
from jiayuan.ledgers.rules.messages import FILE
from tests.fuzz import books
from tests.fuzz.refusals import repeats, tried
from tests.ledgers import books as real

SOON = 30.0
CHILD_MB = 1024
SECRET = real.id_number(3)


def changed(part: str, old: str, new: str) -> bytes:
    """The real workbook with one piece of one part exchanged."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(books.workbook())) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in archive.namelist():
            text = archive.read(name).decode()
            assert name != part or old in text
            made.writestr(name, text.replace(old, new, 1) if name == part else text)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a-sheet-of-all-cells": lambda: changed(
        SHEET, "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "entities-in-entities": lambda: changed(STRINGS, "<sst", f"{books.BOMB}<sst"),
    "a-string-that-is-not-there": lambda: changed(SHEET, ' t="s"><v>0</v>', ' t="s"><v>4294967295</v>'),
    "a-cell-before-the-first": lambda: changed(SHEET, 'r="A1"', 'r="A0"'),
    "a-sheet-cut-in-the-middle": lambda: changed(SHEET, "</sheetData>", ""),
    "a-number-beyond-all": lambda: changed(SHEET, "<v>45000.5</v>", "<v>1e999</v>"),
}


def ended(content: bytes, filename: str) -> str:
    """The code of the refusal, or "" when it was read."""
    _sheets, refused = tried(lambda given: read(given, filename), content, Refused)
    if refused is None:
        return ""
    assert refused.code in FILE
    assert not repeats(str(refused), SECRET)
    return refused.code


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_book_is_read_or_refused_in_time_and_room(name: str) -> None:
    content = HOSTILE[name]()
    began = time.monotonic()
    assert ended(content, "名单.xlsx") in ("", "broken", "slow")
    assert time.monotonic() - began < SOON
    # Of all children of this process together, and so of each.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < 2 * CHILD_MB


def test_the_book_of_all_cells_is_refused_before_it_fills_the_memory() -> None:
    assert ended(HOSTILE["a-sheet-of-all-cells"](), "名单.xlsx") in ("slow", "broken", "rows")


def test_a_million_repeated_rows_end_the_child_and_do_not_hang_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # With it a reader out of memory used to wait for its own backtrace until the time was up.
    monkeypatch.setenv("RUST_BACKTRACE", "1")
    began = time.monotonic()
    assert ended(books.ods(repeated=1_048_576), "名单.ods") in ("slow", "broken", "rows")
    assert time.monotonic() - began < SOON


def test_an_archive_of_too_many_parts_is_a_bomb() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for n in range(MAX_ENTRIES + 1):
            made.writestr(f"xl/{n}.xml", "")
    assert inspect(target.getvalue(), "名单.xlsx") == "bomb"


def test_the_door_decides_by_content_where_it_can_and_by_name_only_for_text() -> None:
    assert {inspect(books.workbook(), name) for name in books.FILENAMES} == {""}
    told = {name: inspect(books.table().encode(), name) for name in books.FILENAMES}
    assert {name for name, code in told.items() if not code} == {"名单.csv", "名单.txt"}
    assert set(told.values()) == {"", "broken", "type"}


def test_an_open_document_is_read_like_a_workbook() -> None:
    (sheet,) = read(books.ods(), "名单.ods")
    assert sheet.name == "花名册"
    assert list(sheet.rows[:2]) == [list(real.HEADERS), real.line(0)]


@pytest.mark.parametrize("fault", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
def test_a_formula_s_error_is_text_of_the_cell_and_stops_nothing(fault: str) -> None:
    content = changed(SHEET, ' t="s"><v>0</v>', f' t="e"><v>{fault}</v>')
    (sheet,) = read(content, "名单.xlsx")
    assert len(sheet.rows) == 10
    assert all(isinstance(cell, str) for row in sheet.rows for cell in row)


@pytest.mark.parametrize("code", sorted(FILE))
def test_each_refusal_says_what_to_do_and_has_a_place_for_the_file_or_sheet(code: str) -> None:
    told = FILE[code]
    assert "请" in told
    assert "{file}" in told or "{sheet}" in told
    assert told.format(file="名单.xlsx", sheet="一组", row=3, column="C（身份证号）", last=9).count("{") == 0
