"""Contents of files and rows, sealed under a key of the file's own: dropping it drops them everywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.ledgers.rules.cells import Std

Cells = dict[str, Std]
# Made once: json.dumps with options of its own makes an encoder for each row.
_DUMP = json.JSONEncoder(ensure_ascii=False).encode


def _cell(column: str, file: UUID, sheet: int, row: int) -> str:
    return f"ledgers_ledger_row.{column}:{file}.{sheet}.{row}"


def seal_rows(column: str, file: UUID, rows: Sequence[tuple[int, int, Any]]) -> list[bytes]:
    """(sheet, row, JSON value) → sealed bytes, in order."""
    # Sheet and row in the associated data: a sealed line opens at its own place only.
    dumped = [(file, _cell(column, file, s, r), _DUMP(v)) for s, r, v in rows]
    return list(identity.seal_many(dumped))


def open_rows(column: str, file: UUID, rows: Sequence[tuple[int, int, bytes]]) -> list[Any]:
    """(sheet, row, sealed) → JSON values, in order."""
    opened = identity.open_many([(file, _cell(column, file, s, r), bytes(b)) for s, r, b in rows])
    return [json.loads(text) for text in opened]


def pack(cells: Cells) -> dict[str, list[Any]]:
    return {attr: [std.value, std.state, std.code, std.note, list(std.more)] for attr, std in cells.items()}


def unpack(packed: dict[str, list[Any]]) -> Cells:
    return {
        attr: Std(value, state, code, note, tuple(more)) for attr, (value, state, code, note, more) in packed.items()
    }
