"""Reads a workbook in a limited child process; the caller never parses foreign bytes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from jiayuan.kernel.errors import Refused
from jiayuan.ledgers.intake import child
from jiayuan.ledgers.intake.quarantine import inspect
from jiayuan.ledgers.rules.messages import FILE

_CODES = {child.PASSWORD: "password", child.BROKEN: "broken", child.ROWS: "rows", child.SHORT: "slow"}


class Rows(Sequence[list[str]]):
    """Rows of cells, each kept as one text until it is asked for.

    A text a row takes a quarter of the memory of a text a cell, and sheets have hundreds of thousands of rows.
    """

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    @overload
    def __getitem__(self, at: int) -> list[str]: ...
    @overload
    def __getitem__(self, at: slice) -> Rows: ...
    def __getitem__(self, at: int | slice) -> list[str] | Rows:
        if isinstance(at, slice):
            return Rows(self._texts[at])
        return self._texts[at].split(child.CELL)

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[list[str]]:
        return (text.split(child.CELL) for text in self._texts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[n]` is row n + 1 of the uploader's program; rows may be of different lengths."""

    name: str
    rows: Sequence[list[str]]


def refuse(code: str) -> Refused:
    return Refused(FILE[code], code=code)


def read(content: bytes, filename: str) -> list[Sheet]:
    """The sheets with their cells as text. Raises Refused with a code of rules.messages.FILE."""
    code = inspect(content, filename)
    if code:
        raise refuse(code)
    # A process of its own: a parser that runs wild takes nobody with it.
    command = [sys.executable, "-m", child.__name__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=child.SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise refuse("slow") from None
    # Killed by its own limits has a negative code, unknown to the table: told as slow.
    if done.returncode:
        raise refuse(_CODES.get(done.returncode, "slow"))
    text = done.stdout.decode()
    # The bytes are as large as the text and needed no more.
    del done
    return [Sheet(name, Rows(rows)) for name, rows in child.told(text)]
