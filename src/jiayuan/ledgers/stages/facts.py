"""The facts a row states, handed to the registry as one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from uuid import UUID

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.ledgers.bodies.kinds import entity_kind, home_attr
from jiayuan.ledgers.models import LedgerFile, Link
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.dates import MONTH
from jiayuan.ledgers.stages.conflicts import ask_conflicts
from jiayuan.ledgers.stages.lines import columns_of
from jiayuan.ledgers.stages.outcomes import Owner, confirm, write_writers
from jiayuan.ledgers.stages.rows import Row, celled
from jiayuan.ledgers.templates import ranks
from jiayuan.registry import api as registry

_PLACES = frozenset({"community", "residence.actual", "residence.registered", "org.place", "thing.place"})


def fact_rows(
    row: Row, link: Link | Owner, columns: Mapping[str, int], office: PlacePath, home: str = "community"
) -> Iterator[registry.FactRow]:
    """The facts of one row. A relative's number, and what was read from it, is held back.

    `home` is the attribute that says where a new entity stands about whose place the row says nothing.
    """
    for attr, cell in row.cells.items():
        held = link.hold_id and (attr == "id_number" or cell.note == "from_id")
        if not cell.usable or held:
            continue
        yield _fact(attr, cell, row, link, columns)
    # What stands nowhere else stands, as far as we know, where the office is.
    stands = any(row.cells.get(attr, Std(state="empty")).usable for attr in _PLACES)
    if link.is_new and not stands and office.level >= Level.COMMUNITY:
        yield registry.FactRow(link.entity, home, place=office.value, record_ref=row.record)


def _column(attr: str, cells: Mapping[str, Std], columns: Mapping[str, int]) -> int | None:
    """The column the value was read from: the attribute's own may stand empty beside it."""
    certificate = columns.get("dis.certificate")
    # What the id number tells was read where the number was: in a certificate, where its own cell is empty.
    source = "id_number" if cells[attr].note == "from_id" else attr
    if cells.get(source, EMPTY).code == "id_from_certificate":
        return certificate
    return columns.get(source, certificate)


def _fact(attr: str, cell: Std, row: Row, link: Link | Owner, columns: Mapping[str, int]) -> registry.FactRow:
    is_place = registry.attr(attr).kind == "place"
    return registry.FactRow(
        entity=link.entity,
        attr=attr,
        value=None if is_place else cell.value,
        place=cell.value if is_place else None,
        # A day that was never written is not to be read out of the first of the month.
        key=MONTH if cell.note == MONTH else "",
        confidence=1 if cell.state == "warn" else 0,
        record_ref=row.record,
        col=_column(attr, row.cells, columns),
    )


def apply_rows(
    file: LedgerFile, rows: Sequence[Row], links: Mapping[int, Link] | Mapping[int, Owner], batch: UUID | None = None
) -> registry.Stored:
    """Records the facts of some rows of a file as one batch, by default the file's own, and marks the rows as written.

    Values that weigh the same as what is known and differ from it become questions.
    """
    number = batch or file.pk
    columns = {sheet["sheet"]: columns_of(sheet) for sheet in file.mapping}
    office = PlacePath(file.place_path)
    home, kind = home_attr(file.template.family), entity_kind(file.template.family)
    stated = (fact_rows(row, links[row.record], columns[row.stored.sheet], office, home) for row in celled(rows))
    facts = chain.from_iterable(stated)
    owners = [links[row.record] for row in rows]
    new = {owner.entity: kind for owner in owners if owner.is_new and owner.state == Link.State.PROPOSED}
    told = registry.FactBatch(
        id=number, origin=f"{file.template.code}:{file.office}", as_of=file.as_of, rows=facts, new=new,
        records=[row.record for row in rows], ranks=ranks(file.template, file.as_of),
    )  # fmt: skip
    stored = registry.record_facts(told)
    confirm([owner.pk for owner in owners])
    write_writers({row.stored.pk: number for row in rows})
    ask_conflicts(number, file, {row.record: row.stored for row in rows})
    return stored
