"""Cells of an .xlsx whose formula failed: the reading library gives them as empty, and nobody would be told."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from typing import IO

# What stands in the place of the cell's text; rules.standardise refuses it with its own words.
MARK = "#ERROR!"
BLOCK = 1 << 20
_FAILED = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"')
_PART = re.compile(r'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')


def column(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _failed(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    """(row, column), both from 0, block by block: a sheet may be larger than the memory it may use."""
    rest = b""
    while block := part.read(BLOCK):
        window = rest + block
        for letters, row in _FAILED.findall(window):
            yield int(row) - 1, column(letters.decode())
        # A tag cut in two is looked at again; one that is found twice is the same cell.
        rest = window[window.rfind(b"<") :] if b"<" in window else b""


def _parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(name of a sheet, its part of the archive)."""
    targets = dict(_PART.findall(book.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")))
    for name, key in _SHEET.findall(book.read("xl/workbook.xml").decode("utf-8", "replace")):
        target = targets.get(key, "").removeprefix("/").removeprefix("xl/")
        if target:
            yield unescape(name), f"xl/{target}"


def failed_cells(content: bytes) -> dict[str, set[tuple[int, int]]]:
    """Sheet → the cells whose formula failed; empty for other kinds of books, and for archives that are not whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            known = set(book.namelist())
            return {name: set(_failed(book.open(part))) for name, part in _parts(book) if part in known}
    # The reading library has the last word on whether the book can be read; here only marks are lost.
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError, EOFError):
        return {}


def marked(row: list[str], at: int, failed: set[tuple[int, int]]) -> list[str]:
    """The row with a mark in each cell whose formula failed."""
    return [MARK if (at, col) in failed else text for col, text in enumerate(row)]
