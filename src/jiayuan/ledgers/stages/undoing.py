"""A merged file is undone: what it said is taken back, what it replaced speaks again. An undo is undone likewise."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel import clock, events
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.events import LedgerMerged, LedgerUndone
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.stages.active import said_of, unlisted
from jiayuan.ledgers.stages.proposals import forget_proposals
from jiayuan.ledgers.stages.reviving import ask_again
from jiayuan.ledgers.stages.settling import settle


def undo_file(file: LedgerFile, reason: str) -> None:
    """merged → undone: what the file said is withdrawn, what it replaced speaks again, whom only it made is retired.

    Records about which a later file speaks are left alone: that file counts.
    """
    concerned = _concerned(file)
    before = said_of(concerned)
    forget_proposals(file)
    # From here on the file no longer counts among the merged ones.
    move(file, "undo", reason=reason)
    settle(before, said_of(concerned), batch=file.pk)
    events.publish(LedgerUndone(file.pk))


def redo_file(file: LedgerFile, reason: str) -> None:
    """undone → merged: the file counts as if it had never been undone.

    Records about which a later file speaks are left alone. Raises Conflict when the same bytes, or a complete list of
    the same ledger, were merged since, or when its lines are kept no longer.
    """
    _refuse_after_complete(file)
    # A complete list whose lines were dropped would hold nobody.
    if clock.now() - file.changed_at > timedelta(days=file.template.kept_days):
        raise Conflict(_("这份台账的行已过保存期限，请重新上传"), code="redo-late")
    concerned = _concerned(file)
    before = said_of(concerned)
    try:
        with transaction.atomic():
            move(file, "redo", reason=reason)
    except IntegrityError as twice:
        raise Conflict(_("同样的文件后来又合并过，不能恢复"), code="redo-same-file") from twice
    after = said_of(concerned)
    # Rows that came back while this complete list was undone are missing from it as well.
    file.withdrawn = sorted(record for record, said in after.items() if said.end and said.end.file == file.pk)
    file.save(update_fields=["withdrawn"])
    settle(before, after, batch=file.pk)
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


def _concerned(file: LedgerFile) -> list[int]:
    """The records the file speaks of or, as a complete list, ends: of no others anything can change."""
    rows = LedgerRow.objects.filter(file=file, written_by__isnull=False, record__isnull=False)
    return sorted({*rows.values_list("record_id", flat=True).distinct(), *unlisted(file)})
