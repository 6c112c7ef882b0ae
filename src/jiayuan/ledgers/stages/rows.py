"""Stored rows with their standard cells, and what of them the match compares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.idnumber import parse_id
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.numbers import comparable_id
from jiayuan.ledgers.rules.pair import Incoming, community_of, door_of
from jiayuan.ledgers.rules.scripts import is_han, parts_key, spaced
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


def read_rows(rows: Iterable[LedgerRow]) -> list[Row]:
    """Checked rows of any files with their standard cells, file by file."""
    by_file: dict[UUID, list[LedgerRow]] = {}
    for row in rows:
        by_file.setdefault(row.file_id, []).append(row)
    result = []
    for file, those in by_file.items():
        opened = open_rows("std", file, [(row.sheet, row.row, bytes(row.std or b"")) for row in those])
        result += [Row(row, unpack(cells)) for row, cells in zip(those, opened, strict=True)]
    return result


def rows_of(file: LedgerFile) -> list[Row]:
    """The rows of a file with their standard cells, in order."""
    return read_rows(LedgerRow.objects.filter(file=file, std__isnull=False).order_by("sheet", "row").defer("raw"))


def named(name: str, sound: str = "") -> tuple[str, str]:
    """A standard name as it is compared, and its key; `sound` is the pinyin where it is known already."""
    if not name or is_han(name):
        return name, sound or registry.name_key(name)
    bare = spaced(name)
    return bare, parts_key(bare)


def _phones(cell: Std) -> tuple[str, ...]:
    """Plain numbers first, for near misses; then their blind indexes, for those of the base nobody opened."""
    plain = tuple(text for text in (cell.value, *cell.more) if text)
    return (*plain, *(registry.blind("phone", text).hex() for text in plain))


def incoming(cells: Cells) -> Incoming:
    """What the match compares; values that only repeat the id number are left out."""

    def value(attr: str) -> str:
        cell = cells.get(attr, EMPTY)
        return cell.value if cell.usable and cell.note != "from_id" else ""

    number = cells.get("id_number", EMPTY)
    parsed = parse_id(number.value).number if number.usable else None
    name, key = named(value("name"))
    address = value("residence.actual")
    return Incoming(
        name=name,
        key=key,
        id=registry.blind("id_number", number.value).hex() if number.usable else "",
        near=comparable_id(number.value or number.note),
        id_birth=parsed.birth_date.isoformat() if parsed else "",
        # A word that is no sex is kept as text, but must not stand against the sex of anybody.
        sex=value("sex") if value("sex") in ("1", "2") else "",
        birth=value("birth"),
        phones=_phones(cells.get("phone", EMPTY)),
        door=door_of(address),
        community=community_of(value("community") or address),
    )
