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
_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _cell(column: str, file: UUID, sheet: int, row: int) -> str:
    return f"ledgers_ledger_row.{column}:{file}.{sheet}.{row}"


def seal_texts(column: str, file: UUID, rows: Sequence[tuple[int, int, str]]) -> list[bytes]:
    """(sheet, row, JSON text) → sealed bytes, in order."""
    # Sheet and row in the associated data: a sealed line opens at its own place only.
    return list(identity.seal_many([(file, _cell(column, file, s, r), text) for s, r, text in rows]))


def seal_rows(column: str, file: UUID, rows: Sequence[tuple[int, int, Any]]) -> list[bytes]:
    """(sheet, row, JSON value) → sealed bytes, in order."""
    return seal_texts(column, file, [(s, r, _DUMP(v)) for s, r, v in rows])


def open_texts(column: str, file: UUID, rows: Sequence[tuple[int, int, bytes]]) -> list[str]:
    """(sheet, row, sealed) → JSON texts, in order."""
    return list(identity.open_many([(file, _cell(column, file, s, r), bytes(b)) for s, r, b in rows]))


def open_rows(column: str, file: UUID, rows: Sequence[tuple[int, int, bytes]]) -> list[Any]:
    """(sheet, row, sealed) → JSON values, in order."""
    return [json.loads(text) for text in open_texts(column, file, rows)]


def pack(cells: Cells) -> dict[str, dict[str, Any]]:
    """Cells as JSON values, what is as usual left out: v value, s state, c code, n note, m more, a column."""
    return {attr: _packed(std) for attr, std in cells.items()}


def _packed(std: Std) -> dict[str, Any]:
    told: dict[str, Any] = {"v": std.value} if std.value else {}
    if std.state != "ok":
        told["s"] = std.state
    if std.code:
        told["c"] = std.code
    if std.note:
        told["n"] = std.note
    if std.more:
        told["m"] = std.more
    if std.col is not None:
        told["a"] = std.col
    return told


def unpack(packed: dict[str, dict[str, Any]]) -> Cells:
    """What `pack` packed, as Python or JSON has it."""
    return {
        attr: Std(
            told.get("v", ""), told.get("s", "ok"), told.get("c", ""), told.get("n", ""), tuple(told.get("m", ())),
            told.get("a"),
        )
        for attr, told in packed.items()
    }  # fmt: skip


def texts_of(cells: Sequence[Cells]) -> list[str]:
    """Packed cells as the JSON texts that are sealed."""
    return [_DUMP(pack(one)) for one in cells]
