"""What people do with a file: one function per deed, one transaction, one audit record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.intake.quarantine import MAX_BYTES
from jiayuan.ledgers.intake.reader import refuse
from jiayuan.ledgers.models import FileBody, LedgerFile
from jiayuan.ledgers.models.file import ENDED
from jiayuan.ledgers.moving import locked, move, office_place, whole
from jiayuan.ledgers.queries import file_ref
from jiayuan.ledgers.queue import defer_advance
from jiayuan.ledgers.rules.columns import Wanted
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS, WORKING, needs_second_person
from jiayuan.ledgers.shapes import FileRef
from jiayuan.ledgers.stages.matching import forget_proposals
from jiayuan.ledgers.stages.merging import undo_file
from jiayuan.ledgers.templates import learn, template, wanted

Data = Mapping[str, Any]
UNDO_OWN = timedelta(hours=24)


def receive(
    office: int, code: str, filename: str, content: bytes, *, mode: str = "partial", as_of: date | None = None
) -> FileRef:
    """Takes in an upload and sets the stages going; the same bytes again give the earlier receipt and nothing else.

    Raises NotFound (office out of scope, unknown template), NotAllowed, Refused (over 50 MB), Invalid (mode).
    """
    acting = context.current()
    identity.require(acting, "ledgers.upload")
    place, row = office_place(office), template(code, office)
    if not acting.scope.covers(place) and office not in acting.scope.orgs:
        raise NotFound
    if len(content) > MAX_BYTES:
        raise refuse("too_big")
    if mode not in LedgerFile.Mode.values:
        raise Invalid(_("请选择全量或增补"), code="mode")
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
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
        sealed = identity.seal_for(file.pk, f"ledgers_file_body.sealed:{file.pk}", content.decode("latin-1"))
        FileBody.objects.create(file=file, sealed=sealed, place_path=file.place_path, owner_org_id=office)
        audit.record("ledgers.receive", obj=str(file.pk), n=len(content), detail={"template": row.code, "mode": mode})
        defer_advance(file)
    return file_ref(file)


def _check_mapping(attrs: Sequence[str | None], width: int, columns: Sequence[Wanted]) -> None:
    used = [attr for attr in attrs if attr]
    if set(used) - {column.attr for column in columns} or len(used) != len(set(used)) or len(attrs) != width:
        raise Invalid(_("每个项目只能对应一列，请检查列的对应"), code="mapping")
    if any(column.required and column.attr not in used for column in columns):
        raise Invalid(_("必填项还没有对应的列"), code="mapping-required")


def _confirm_mapping(file: LedgerFile, data: Data, reason: str) -> None:
    """`data["columns"]`: {sheet: [attribute or '']}; `data["shifts"]`: whether proposed pastes are moved back."""
    chosen: Mapping[str, list[str]] = data.get("columns", {})
    learned: dict[str, str] = {}
    for sheet in file.mapping:
        attrs = chosen.get(str(sheet["sheet"]), sheet["columns"])
        _check_mapping(attrs, len(sheet["headers"]), wanted(file.template))
        # A header that was overruled by the look of its values is not learned: the sheet was wrong, not the word.
        pairs = zip(sheet["headers"], attrs, sheet["reasons"], strict=True)
        learned |= {header: attr for header, attr, reason in pairs if attr and reason != "swapped"}
        sheet["columns"] = [attr or None for attr in attrs]
        if not data.get("shifts", True):
            sheet["shifts"] = []
    learn(file.template, file.office, learned)
    move(file, "confirm_mapping", reason=reason)
    defer_advance(file)


def _approve(file: LedgerFile, data: Data, reason: str) -> None:
    counts, acting = file.counts, context.current()
    second = needs_second_person(*(counts.get(key, 0) for key in ("changed", "missing", "known", "new")))
    if second and acting.actor == file.uploader:
        raise NotAllowed(_("这份台账改动较大，需要由另一位同事批准"), code="second-person")
    if counts.get("outside", 0) > 0.3 * counts.get("rows", 1) and not data.get("right_file"):
        raise Conflict(_("三成以上的行不在本单位范围内，请确认没有传错文件"), code="right-file")
    file.approver = acting.actor
    move(file, "approve", reason=reason, detail={"version": file.version})
    defer_advance(file)


def _undo(file: LedgerFile, data: Data, reason: str) -> None:
    acting = context.current()
    FILE_TRANSITIONS.move(file.state, "undo")
    is_own = acting.actor == file.uploader and file.merged_at and clock.now() - file.merged_at <= UNDO_OWN
    if not is_own and not identity.may(acting, "ledgers.undo"):
        raise NotAllowed(_("上传满24小时或由他人上传的台账，请街道数据专员撤销"), code="undo")
    # What the file said may concern people all over the district, as when it was merged.
    place = whole(PlacePath(file.place_path))
    with identity.acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP, on_behalf_of=acting):
        undo_file(file, reason)


def _cancel(file: LedgerFile, data: Data, reason: str) -> None:
    forget_proposals(file)
    move(file, "cancel", reason=reason)


def _retry(file: LedgerFile, data: Data, reason: str) -> None:
    good = {stage: state for state, stage in WORKING.items()}.get(file.failed_in, "received")
    file.failed_in, file.fail_code = "", ""
    move(file, "retry", to=good, reason=reason)
    defer_advance(file)


COMMANDS: Mapping[str, tuple[str, Callable[[LedgerFile, Data, str], None]]] = {
    "confirm_mapping": ("ledgers.upload", _confirm_mapping),
    "approve": ("ledgers.upload", _approve),
    "undo": ("ledgers.upload", _undo),
    "cancel": ("ledgers.upload", _cancel),
    "retry": ("ledgers.upload", _retry),
}


def command(
    file_id: UUID, name: str, *, reason: str = "", data: Data | None = None, expected_version: int | None = None
) -> FileRef:
    """Does a person's command on a file.

    Raises NotFound (out of scope), NotAllowed, Conflict (state or version moved on), Invalid (data).
    """
    permission, deed = COMMANDS.get(name, ("", None))
    if deed is None:
        raise Invalid(_("没有这个操作"), code="command")
    identity.require(context.current(), permission)
    with transaction.atomic():
        file = locked(file_id)
        if expected_version is not None and expected_version != file.version:
            raise Conflict(allowed=FILE_TRANSITIONS.commands(file.state))
        FILE_TRANSITIONS.move(file.state, name)
        deed(file, data or {}, reason)
        return file_ref(file)
