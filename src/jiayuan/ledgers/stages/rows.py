"""Stored rows with their standard cells, and what of them the match compares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from jiayuan.kernel.idnumber import parse_id
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.numbers import comparable_id
from jiayuan.ledgers.rules.pair import Incoming, community_of, door_of
from jiayuan.ledgers.rules.scripts import is_han, parts_key, spaced
from jiayuan.ledgers.sealing import Cells, open_rows, open_texts, texts_of, unpack
from jiayuan.registry import api as registry

# Rows opened at a time.
CHUNK = 10_000
# One array and not a parameter for each row.
_OF_ROWS = "ledgers_ledger_row.id = ANY(%s::bigint[])"


@dataclass(slots=True)
class Light:
    """What of a stored row the stages read and write: a large file has hundreds of thousands."""

    pk: int
    file_id: UUID
    sheet: int
    row: int
    record_id: int | None
    row_hash: bytes
    outcome: str


@dataclass(slots=True)
class Row:
    """A stored row with its standard cells."""

    stored: LedgerRow | Light
    cells: Cells

    @property
    def whole(self) -> LedgerRow:
        """The stored row with all its columns, where `read_rows` read it."""
        if not isinstance(self.stored, LedgerRow):
            raise TypeError("a light row")
        return self.stored

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
    """The checked rows of a file in order, their cells still sealed: `celled` opens those that are wanted."""
    found = LedgerRow.objects.filter(file=file, std__isnull=False).order_by("sheet", "row")
    fields = found.values_list("pk", "file_id", "sheet", "row", "record_id", "row_hash", "outcome")
    return [Row(Light(*row[:5], bytes(row[5] or b""), row[6]), {}) for row in fields.iterator(CHUNK)]


def packed(rows: Sequence[Row]) -> Iterator[list[str]]:
    """The packed cells of the same rows as JSON texts, `CHUNK` rows at a time so that few are held at once."""
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        bare = [row.stored.pk for row in part if not row.cells]
        stored = LedgerRow.objects.extra(where=[_OF_ROWS], params=[bare])  # noqa: S610 -- the text is our own
        sealed = stored.values_list("pk", "file_id", "sheet", "row", "std")
        opened = _opened([(pk, file, sheet, row, bytes(std or b"")) for pk, file, sheet, row, std in sealed])
        yield [texts_of([row.cells])[0] if row.cells else opened[row.stored.pk] for row in part]


def celled(rows: Sequence[Row]) -> Iterator[Row]:
    """The same rows with their cells, opened some at a time."""
    texts = chain.from_iterable(packed(rows))
    for row, text in zip(rows, texts, strict=True):
        yield row if row.cells else Row(row.stored, unpack(json.loads(text)))


def _opened(sealed: Iterable[tuple[int, UUID, int, int, bytes]]) -> dict[int, str]:
    by_file: dict[UUID, list[tuple[int, int, int, bytes]]] = {}
    for pk, file, sheet, row, std in sealed:
        by_file.setdefault(file, []).append((pk, sheet, row, std))
    found: dict[int, str] = {}
    for file, those in by_file.items():
        texts = open_texts("std", file, [one[1:] for one in those])
        found |= {one[0]: text for one, text in zip(those, texts, strict=True)}
    return found


def named(name: str, sound: str = "") -> tuple[str, str]:
    """A standard name as it is compared, and its key; `sound` is the pinyin where it is known already."""
    if not name or is_han(name):
        return name, sound or registry.name_key(name)
    bare = spaced(name)
    return bare, parts_key(bare)


def blinded(attr: str, text: str) -> str:
    return registry.blind(attr, text).hex()


def _phones(cell: Std) -> tuple[str, ...]:
    """Plain numbers first, for near misses; then their blind indexes, for those of the base nobody opened."""
    plain = tuple(text for text in (cell.value, *cell.more) if text)
    return (*plain, *(blinded("phone", text) for text in plain))


def incoming(cells: Cells) -> Incoming:
    """What the match compares; values that only repeat the id number are left out.

    `frames.asked_frame` is the same of many rows, in columns.
    """

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
        id=blinded("id_number", number.value) if number.usable else "",
        near=comparable_id(number.value or number.note),
        id_birth=parsed.birth_date.isoformat() if parsed else "",
        # A word that is no sex is kept as text, but must not stand against the sex of anybody.
        sex=value("sex") if value("sex") in ("1", "2") else "",
        birth=value("birth"),
        phones=_phones(cells.get("phone", EMPTY)),
        door=door_of(address),
        community=community_of(value("community") or address),
    )
