"""A merged file is undone: what it said is withdrawn, what it replaced speaks again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.kernel import events
from jiayuan.ledgers.events import LedgerUndone
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.stages.active import active_rows
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.proposals import forget_proposals
from jiayuan.registry import api as registry


def said_before(records: Sequence[int], number: int) -> dict[int, UUID]:
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
    back = said_before(mine, number)
    # Nobody spoke of these before: they go, and with them the people only they made.
    bare = [record for record in mine if record not in back]
    again = {record: batch for record, batch in back.items() if batch != newest[record].written_by}
    # Who was withdrawn here and named again since has a newer word than the one before.
    since = {record for record, row in active_rows(file.withdrawn).items() if (row.file.merge_no or 0) > number}
    lost = [record for record in file.withdrawn if record not in since]
    registry.restore(again | said_before(lost, number), batch=file.pk)
    registry.retract(bare, batch=file.pk)
    Link.objects.filter(record__in=bare, state__in=LIVE).update(state=Link.State.SUPERSEDED)
    events.publish(LedgerUndone(file.pk))


def _written_records(file: LedgerFile) -> list[int | None]:
    rows = LedgerRow.objects.filter(file=file, written_by__isnull=False)
    return list(rows.order_by("record_id").values_list("record_id", flat=True).distinct())
