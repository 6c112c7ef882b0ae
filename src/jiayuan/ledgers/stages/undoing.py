"""A merged file is undone: what it said is taken back, what it replaced speaks again. An undo is undone likewise."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel import events
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.events import LedgerMerged, LedgerUndone
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.stages.active import active_rows, missing_records
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.proposals import forget_proposals
from jiayuan.ledgers.stages.reviving import ask_again, revive_links
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
    returning = said_before(lost, number)
    registry.restore(again | returning, batch=file.pk)
    # Whom this file withdrew and nobody else names any more: no end of a statement is left to stand.
    registry.retract(bare + [record for record in lost if record not in returning], batch=file.pk)
    Link.objects.filter(record__in=bare, state__in=LIVE).update(state=Link.State.SUPERSEDED)
    events.publish(LedgerUndone(file.pk))


def redo_file(file: LedgerFile, reason: str) -> None:
    """undone → merged: the file counts as if it had never been undone.

    Records about which a later file speaks are left alone. Raises Conflict when the same bytes, or a complete list of
    the same ledger, were merged since.
    """
    _refuse_after_complete(file)
    before = said_before([record for record in _written_records(file) if record], file.merge_no or 0)
    # Rows that came back while this complete list was undone are missing from it as well.
    missing = active_rows(missing_records(file), before=file.merge_no)
    file.withdrawn = sorted({*file.withdrawn, *missing})
    try:
        with transaction.atomic():
            move(file, "redo", reason=reason)
    except IntegrityError as twice:
        raise Conflict(_("同样的文件后来又合并过，不能恢复"), code="redo-same-file") from twice
    newest = active_rows([record for record in _written_records(file) if record])
    mine = {record: row.written_by for record, row in newest.items() if row.file_id == file.pk and row.written_by}
    registry.restore({record: by for record, by in mine.items() if before.get(record) != by}, batch=file.pk)
    since = {record for record, row in active_rows(file.withdrawn).items() if row.file.merge_no != file.merge_no}
    gone = [record for record in file.withdrawn if record not in since]
    registry.withdraw(gone, on=file.as_of, batch=file.pk)
    revive_links(list(mine))
    ask_again(file)
    events.publish(LedgerMerged(file.pk))


def _refuse_after_complete(file: LedgerFile) -> None:
    # A complete list merged since the undo did not know these rows: what it withdrew would have to be found anew.
    later = LedgerFile.objects.filter(
        office=file.office, template__code=file.template.code, state=LedgerFile.State.MERGED,
        mode=LedgerFile.Mode.FULL, merged_at__gt=file.changed_at,
    )  # fmt: skip
    if later.exists():
        raise Conflict(_("后来已经合并过全量台账，请把这份台账重新上传"), code="redo-complete")


def _written_records(file: LedgerFile) -> list[int | None]:
    rows = LedgerRow.objects.filter(file=file, written_by__isnull=False)
    return list(rows.order_by("record_id").values_list("record_id", flat=True).distinct())
