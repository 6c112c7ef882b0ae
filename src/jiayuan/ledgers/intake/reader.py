"""Reads a workbook in a limited child process; the caller never parses foreign bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from jiayuan.kernel.errors import Refused
from jiayuan.ledgers.intake import child
from jiayuan.ledgers.intake.quarantine import inspect
from jiayuan.ledgers.rules.messages import FILE

_CODES = {child.PASSWORD: "password", child.BROKEN: "broken", child.ROWS: "rows", child.SHORT: "slow"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[n]` is row n + 1 of the uploader's program; rows may be of different lengths."""

    name: str
    rows: list[list[str]]


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
    return [Sheet(name, rows) for name, rows in child.parsed(done.stdout.decode())]
