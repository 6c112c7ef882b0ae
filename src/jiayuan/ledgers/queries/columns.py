"""What the columns of a file are taken for, and how their values look."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.ledgers.models import LedgerRow
from jiayuan.ledgers.queries.files import one_file
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.looks import share
from jiayuan.ledgers.sealing import open_rows
from jiayuan.ledgers.shapes import ColumnView


def columns(file_id: UUID) -> list[ColumnView]:
    """The columns of every sheet with what they are taken for and how their values look (never the values)."""
    file = one_file(file_id)
    result = []
    for sheet in file.mapping:
        rows = LedgerRow.objects.filter(file=file, sheet=sheet["sheet"]).order_by("row")[:100]
        cells = open_rows("raw", file.pk, [(row.sheet, row.row, bytes(row.raw)) for row in rows])
        for col, header in enumerate(sheet["headers"]):
            look, part = share(line[col] for line in cells if col < len(line))
            shown = f"{look} {part:.0%}" if look else ""
            result.append(
                ColumnView(
                    sheet["sheet"], sheet["name"], col, letter(col), header, sheet["columns"][col] or "",
                    sheet["sure"][col], shown,
                )
            )  # fmt: skip
    audit.record("ledgers.columns", obj=str(file.pk))
    return result
