"""What the columns of a file are taken for, how their values look, and which blocks stand one row off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.queries.files import one_file
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.looks import share
from jiayuan.ledgers.rules.samples import sample
from jiayuan.ledgers.rules.shifts import Shift, mended
from jiayuan.ledgers.sealing import open_rows
from jiayuan.ledgers.shapes import ColumnView, PasteView

LOOKED_AT, SHOWN = 100, 3
# Rows shown around the beginning of a block that stands off.
EDGE = 4


def _samples(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(sample(value.strip()) for value in values if value.strip()))[:SHOWN]


def _views(sheet: Mapping[str, Any], cells: Sequence[Sequence[str]]) -> Iterator[ColumnView]:
    for col, header in enumerate(sheet["headers"]):
        values = [line[col] for line in cells if col < len(line)]
        look, part = share(values)
        yield ColumnView(
            sheet["sheet"], sheet["name"], col, letter(col), header, sheet["columns"][col] or "", sheet["sure"][col],
            f"{look} {part:.0%}" if look else "", _samples(values),
        )  # fmt: skip


def columns(file_id: UUID) -> list[ColumnView]:
    """The columns of every sheet with what they are taken for and how their values look, masked."""
    file = one_file(file_id)
    result: list[ColumnView] = []
    for sheet in file.mapping:
        rows = LedgerRow.objects.filter(file=file, sheet=sheet["sheet"]).order_by("row")[:LOOKED_AT]
        cells = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw)) for row in rows])
        result += _views(sheet, cells)
    audit.record("ledgers.columns", obj=str(file.pk))
    return result


def _paste(file: LedgerFile, sheet: Mapping[str, Any], attr: str, first: int, last: int, offset: int) -> PasteView:
    # One row more on both sides: that is where the block's edge was copied to.
    rows = LedgerRow.objects.filter(file=file, sheet=sheet["sheet"], row__range=(first - 1, last + 1)).order_by("row")
    stored = [(row.sheet, row.row, bytes(row.raw)) for row in rows]
    col = sheet["columns"].index(attr)
    now = [line[col] if col < len(line) else "" for line in open_rows("raw", file.pk, stored)]
    at = {row: place for place, (_sheet, row, _raw) in enumerate(stored)}
    then = mended(now, Shift(attr, at[first], at[last], offset))
    lines = [(row, sample(a), sample(b)) for (_sheet, row, _raw), a, b in zip(stored, now, then, strict=True)]
    return PasteView(sheet["name"], sheet["headers"][col], first, last, lines[: EDGE + 1])


def pastes(file_id: UUID) -> list[PasteView]:
    """The blocks that the reading proposes to move back, each with its first rows."""
    file = one_file(file_id)
    found = [(sheet, shift) for sheet in file.mapping for shift in sheet.get("shifts", ())]
    audit.record("ledgers.pastes", obj=str(file.pk), n=len(found))
    return [_paste(file, sheet, *shift) for sheet, shift in found if shift[0] in sheet["columns"]]
