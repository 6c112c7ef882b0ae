"""Stage merge: approved → merged, in one transaction; and its undoing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db import connection

from jiayuan.kernel import clock, events
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.shapes import LedgerMerged, LedgerUndone
from jiayuan.ledgers.stages.active import active_rows, missing_records
from jiayuan.ledgers.stages.checking import columns_of
from jiayuan.ledgers.stages.matching import LIVE, Row, forget_proposals, rows_of
from jiayuan.ledgers.templates import ranks
from jiayuan.registry import api as registry

APPLIED = ("link", "new", "known")
_PLACES = frozenset({"community", "residence.actual", "residence.registered"})


def fact_rows(row: Row, link: Link, columns: Mapping[str, int], office: PlacePath) -> Iterator[registry.FactRow]:
    """The facts of one row. A relative's number, and what was read from it, is held back."""
    for attr, cell in row.cells.items():
        held = link.hold_id and (attr == "id_number" or cell.note == "from_id")
        if not cell.usable or held:
            continue
        yield _fact(attr, cell, row, link, columns)
    # Somebody about whose place nothing is known lives, as far as we know, where the office is.
    stands = any(row.cells.get(attr, Std(state="empty")).usable for attr in _PLACES)
    if link.is_new and not stands and office.level >= Level.COMMUNITY:
        yield registry.FactRow(link.entity, "community", place=office.value, record_ref=row.record)


def _fact(attr: str, cell: Std, row: Row, link: Link, columns: Mapping[str, int]) -> registry.FactRow:
    is_place = attr in _PLACES
    return registry.FactRow(
        entity=link.entity,
        attr=attr,
        value=None if is_place else cell.value,
        place=cell.value if is_place else None,
        confidence=1 if cell.state == "warn" else 0,
        record_ref=row.record,
        col=columns.get(attr, columns.get("id_number" if cell.note == "from_id" else "dis.certificate")),
    )


def apply_rows(file: LedgerFile, rows: Sequence[Row], links: Mapping[int, Link]) -> registry.Stored:
    """Records the facts of some rows of a file as one batch and marks the rows as written."""
    columns = {sheet["sheet"]: columns_of(sheet) for sheet in file.mapping}
    office = PlacePath(file.place_path)
    facts = [fact for row in rows for fact in fact_rows(row, links[row.record], columns[row.stored.sheet], office)]
    new = {link.entity: "person" for link in links.values() if link.is_new and link.state == Link.State.PROPOSED}
    batch = registry.FactBatch(
        id=file.pk, origin=f"{file.template.code}:{file.office}", as_of=file.as_of, rows=facts, new=new,
        records=[row.record for row in rows], ranks=ranks(file.template, file.as_of),
    )  # fmt: skip
    stored = registry.record_facts(batch)
    Link.objects.filter(pk__in=[link.pk for link in links.values()]).update(state=Link.State.CONFIRMED)
    LedgerRow.objects.filter(pk__in=[row.stored.pk for row in rows]).update(written_by=file.pk)
    return stored


def live_links(records: Sequence[int]) -> dict[int, Link]:
    """record → its live link."""
    return {link.record_id: link for link in Link.objects.filter(record__in=list(records), state__in=LIVE)}


def _inherit(file: LedgerFile, rows: Sequence[Row]) -> None:
    """Rows that came back unchanged keep the facts an earlier file wrote."""
    unchanged = [row.stored for row in rows if row.stored.outcome == "unchanged"]
    before = active_rows([row.record_id or 0 for row in unchanged])
    for row in unchanged:
        row.written_by = before[row.record_id or 0].written_by
    LedgerRow.objects.bulk_update(unchanged, ["written_by"], batch_size=2000)


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ledgers_merge_no')")
        return int(cursor.fetchone()[0])


def merge_file(file: LedgerFile) -> None:
    """Runs the stage on a locked file: all of it or nothing."""
    move(file, "start_merge")
    rows = rows_of(file)
    applied = [row for row in rows if row.stored.outcome in APPLIED]
    links = live_links([row.record for row in applied])
    _inherit(file, rows)
    # Before the new facts count, or the file's own records would hide who is missing.
    gone = missing_records(file)
    stored = apply_rows(file, applied, links)
    if gone:
        registry.retract(gone, batch=file.pk)
    file.withdrawn = gone
    file.merged_at = clock.now()
    file.merge_no = _next_number()
    file.counts = {**file.counts, "merged": len(applied), "facts": stored.facts, "missing": len(gone)}
    move(file, "merge", detail={"merged": len(applied), "new": stored.made, "facts": stored.facts})
    events.publish(LedgerMerged(file.pk))


def _said_before(records: Sequence[int], number: int) -> dict[int, UUID]:
    """record → the batch that wrote what it said before merge `number`."""
    rows = active_rows(records, before=number)
    return {record: row.written_by for record, row in rows.items() if row.written_by}


def undo_file(file: LedgerFile, reason: str) -> None:
    """merged → undone: what the file said is withdrawn, what it replaced speaks again, whom only it made is retired.

    Records about which a later file speaks are left alone: that file counts.
    """
    number = file.merge_no or 0
    here = [record for record in _written_records(file) if record is not None]
    newest = active_rows(here)
    mine = [record for record, row in newest.items() if row.file_id == file.pk]
    forget_proposals(file)
    # From here on the file no longer counts among the merged ones.
    move(file, "undo", reason=reason)
    back = _said_before(mine, number)
    bare = [record for record in mine if record not in back]
    again = {record: batch for record, batch in back.items() if batch != newest[record].written_by}
    since = {record for record, row in active_rows(file.withdrawn).items() if (row.file.merge_no or 0) > number}
    lost = [record for record in file.withdrawn if record not in since]
    registry.restore(again | _said_before(lost, number), batch=file.pk)
    registry.retract(bare, batch=file.pk)
    Link.objects.filter(record__in=bare, state__in=LIVE).update(state=Link.State.SUPERSEDED)
    events.publish(LedgerUndone(file.pk))


def _written_records(file: LedgerFile) -> list[int | None]:
    rows = LedgerRow.objects.filter(file=file, written_by__isnull=False)
    return list(rows.order_by("record_id").values_list("record_id", flat=True).distinct())
