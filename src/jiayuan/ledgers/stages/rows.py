"""Stored rows with their standard cells, and what of them the match compares."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.ledgers.rules.compare import comparable_id
from jiayuan.ledgers.rules.pair import Incoming
from jiayuan.ledgers.sealing import Cells, open_rows, unpack
from jiayuan.registry import api as registry


@dataclass(slots=True)
class Row:
    """A stored row with its standard cells."""

    stored: LedgerRow
    cells: Cells

    @property
    def record(self) -> int:
        """The id of the lasting record; every checked row has one."""
        return self.stored.record_id or 0


def rows_of(file: LedgerFile) -> list[Row]:
    """The rows of a file with their standard cells, in order."""
    rows = list(LedgerRow.objects.filter(file=file, std__isnull=False).order_by("sheet", "row"))
    opened = open_rows("std", file.pk, [(row.sheet, row.row, bytes(row.std or b"")) for row in rows])
    return [Row(row, unpack(cells)) for row, cells in zip(rows, opened, strict=True)]


def incoming(cells: Cells) -> Incoming:
    """What the match compares; values that only repeat the id number are left out."""

    def value(attr: str) -> str:
        cell = cells.get(attr, EMPTY)
        return cell.value if cell.usable and cell.note != "from_id" else ""

    number = cells.get("id_number", EMPTY)
    phone = cells.get("phone", EMPTY)
    return Incoming(
        name=value("name"),
        name_py=registry.name_key(value("name")),
        id_bi=registry.blind("id_number", number.value).hex() if number.usable else "",
        id_plain=comparable_id(number.value or number.note),
        # A word that is no sex is kept as text, but must not stand against the sex of anybody.
        sex=value("sex") if value("sex") in ("1", "2") else "",
        birth=value("birth"),
        phones=tuple(registry.blind("phone", text).hex() for text in (phone.value, *phone.more) if text),
        address=value("residence.actual"),
        community=value("community"),
    )
