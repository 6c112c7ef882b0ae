"""Taking in an upload."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.intake.quarantine import MAX_BYTES
from jiayuan.ledgers.intake.reader import refuse
from jiayuan.ledgers.models import FileBody, LedgerFile
from jiayuan.ledgers.models.file import ENDED
from jiayuan.ledgers.moving import office_place
from jiayuan.ledgers.queries.files import file_ref
from jiayuan.ledgers.queue import defer_advance
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS
from jiayuan.ledgers.shapes import FileRef
from jiayuan.ledgers.templates import template
from jiayuan.ledgers.templating.registering import require_purpose


def _one_at_a_time(upload: str) -> None:
    """Two clicks on "upload" are two requests: the second waits here and then finds the receipt of the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ledgers.receive:{upload}"])


def receive(
    office: int, code: str, filename: str, content: bytes, *, mode: str = "partial", as_of: date | None = None
) -> FileRef:
    """Takes in an upload and sets the stages going; the same bytes again give the earlier receipt and nothing else.

    Raises NotFound (office out of scope, unknown template), NotAllowed, Refused (over 50 MB, or a purpose that is
    over), Invalid (mode).
    """
    acting = context.current()
    identity.require(acting, "ledgers.upload")
    place, row = office_place(office), template(code, office)
    # Out of scope and unknown look the same: the office's existence is not told.
    if not acting.scope.covers(place) and office not in acting.scope.orgs:
        raise NotFound
    require_purpose(row)
    if len(content) > MAX_BYTES:
        raise refuse("too_big")
    if mode not in LedgerFile.Mode.values:
        raise Invalid(_("请选择全量或增补"), code="mode")
    # Of the bytes: the same workbook under another name is the same workbook.
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        _one_at_a_time(f"{office}:{row.pk}:{digest}")
        earlier = LedgerFile.objects.filter(office=office, template=row, sha256=digest).exclude(state__in=ENDED).first()
        if earlier:
            audit.record("ledgers.receive_again", obj=str(earlier.pk))
            return file_ref(earlier)
        now = clock.now()
        file = LedgerFile(
            id=uuid7(), sha256=digest, filename=filename[-200:], office=office, template=row, mode=mode,
            as_of=as_of or clock.today(), state=FILE_TRANSITIONS.move("", "receive").to, uploader=acting.actor,
            uploader_account=acting.account_id, uploader_role=acting.role, uploader_grant=acting.grant_id,
            created_at=now, changed_at=now, place_path=place.value, owner_org_id=office,
        )  # fmt: skip
        file.save(force_insert=True)
        # Sealed text is unicode; Latin-1 carries any byte through it unchanged.
        sealed = identity.seal_for(file.pk, f"ledgers_file_body.sealed:{file.pk}", content.decode("latin-1"))
        FileBody.objects.create(file=file, sealed=sealed, place_path=file.place_path, owner_org_id=office)
        audit.record("ledgers.receive", obj=str(file.pk), n=len(content), detail={"template": row.code, "mode": mode})
        defer_advance(file)
    return file_ref(file)
