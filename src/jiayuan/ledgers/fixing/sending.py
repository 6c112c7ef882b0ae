"""The corrected workbook goes through the whole intake as the next version of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.actions.commands import command
from jiayuan.ledgers.actions.receiving import receive
from jiayuan.ledgers.fixing.correcting import fixable
from jiayuan.ledgers.fixing.corrections import standing, waiting
from jiayuan.ledgers.fixing.shapes import Place
from jiayuan.ledgers.intake.reader import Sheet, read
from jiayuan.ledgers.intake.workbook import error_workbook
from jiayuan.ledgers.moving import locked
from jiayuan.ledgers.queries.files import one_file
from jiayuan.ledgers.shapes import FileRef
from jiayuan.ledgers.stages.reading import body_of


def patched(sheets: Sequence[Sheet], texts: Mapping[Place, str]) -> list[Sheet]:
    """The sheets with the corrected texts in their cells; everything else stays where it is."""
    result = [Sheet(sheet.name, [list(row) for row in sheet.rows]) for sheet in sheets]
    for (sheet, number, col), text in texts.items():
        row = result[sheet].rows[number - 1]
        row.extend([""] * (col + 1 - len(row)))
        row[col] = text
    return result


def send_fixes(file_id: UUID) -> FileRef:
    """Sends the corrections of a file as its next version, for the same office, days and mode; returns that file.

    A version that still waits for approval gives way to it. Raises NotFound, NotAllowed, Conflict (nothing corrected).
    """
    with transaction.atomic():
        file = fixable(locked(file_id).pk)
        texts = standing(file)
        if not texts:
            raise Conflict(_("还没有改动"), code="fix-nothing")
        body = error_workbook(patched(read(body_of(file), file.filename), texts), {})
        stem = file.filename.rpartition(".")[0] or file.filename
        sent = receive(file.office, file.template.code, f"{stem}.xlsx", body, mode=file.mode, as_of=file.as_of)
        waiting(file).update(sent=sent.id)
        audit.record("ledgers.fix_send", obj=str(file.pk), n=len(texts), detail={"next": str(sent.id)})
        if file.state == "previewed":
            command(file_id, "cancel", reason=gettext("由修改后的下一版代替"))
    return sent


def send_again(file_id: UUID) -> FileRef:
    """The bytes of a file that was undone or cancelled once more, as a new upload: how an undo is taken back."""
    file = one_file(file_id)
    if file.state not in ("undone", "cancelled"):
        raise Conflict(_("只有撤销或取消的文件可以重新上传"), code="again")
    return receive(file.office, file.template.code, file.filename, body_of(file), mode=file.mode, as_of=file.as_of)
