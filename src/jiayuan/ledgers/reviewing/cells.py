"""The standard cells of a stored row."""

from __future__ import annotations

from jiayuan.ledgers.models import LedgerRow
from jiayuan.ledgers.sealing import Cells, open_rows, unpack


def cells_of_row(row: LedgerRow) -> Cells:
    (packed,) = open_rows("std", row.file_id, [(row.sheet, row.row, bytes(row.std or b""))])
    return unpack(packed)
