"""Where a golden value came from, down to the cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.fixing.corrections import corrected_in
from jiayuan.ledgers.models import LedgerRow
from jiayuan.ledgers.queries.files import visible
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.sealing import open_rows
from jiayuan.ledgers.shapes import CellRef
from jiayuan.ledgers.stages.active import active_rows


def _row(record_ref: int, file: UUID | None) -> LedgerRow | None:
    # The newest row and not the one that wrote the fact: an unchanged row inherits its facts.
    if file is None:
        return active_rows([record_ref]).get(record_ref)
    rows = LedgerRow.objects.filter(record=record_ref, file=file, written_by=file).select_related("file")
    return rows.order_by("pk").first()


def cell(record_ref: int, col: int | None, upload: UUID | None = None) -> CellRef:
    """Where a golden value came from: the record's row in the newest merged file. Raises NotFound.

    With `upload` (a file) the row in that one instead: for values that were replaced since. The raw text is given as
    typed; callers mask it as its attribute asks.
    """
    row = _row(record_ref, upload)
    if row is None or not visible(context.current().scope).filter(pk=row.file_id).exists():
        raise NotFound
    file = row.file
    sheet = next(one for one in file.mapping if one["sheet"] == row.sheet)
    row = _typed_in(row, sheet, col)
    (raw,) = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw))])
    header, text, attr = _at(sheet, raw, col)
    mended = corrected_in(file.pk, (row.sheet, row.row, col)) if col is not None else None
    audit.record("ledgers.cell", obj=str(file.pk), fields=[attr] if header is not None else [])
    return CellRef(
        file=file.pk, filename=file.filename, sheet=sheet["name"], row=row.row,
        column=letter(col) if col is not None else "", header=header or "", raw=text, uploaded_at=file.created_at,
        office=file.office, corrected_by=mended.by if mended else None, corrected_at=mended.at if mended else None,
    )  # fmt: skip


def _typed_in(row: LedgerRow, sheet: Mapping[str, Any], col: int | None) -> LedgerRow:
    """The row a cell was typed in: in a block that stood one row off, the one beside."""
    for attr, first, last, offset in sheet.get("shifts", ()):
        if col is not None and sheet["columns"][col] == attr and first <= row.row <= last:
            beside = LedgerRow.objects.filter(file=row.file_id, sheet=row.sheet)
            found = (
                beside.filter(row__gt=row.row).order_by("row") if offset > 0
                else beside.filter(row__lt=row.row).order_by("-row")
            ).first()  # fmt: skip
            return found or row
    return row


def _at(sheet: Mapping[str, Any], raw: list[str], col: int | None) -> tuple[str | None, str, str]:
    """Header, text and attribute of a column; None for a header where the row has no such cell."""
    if col is None or col >= len(raw):
        return None, "", ""
    return sheet["headers"][col], raw[col], sheet["columns"][col] or ""
