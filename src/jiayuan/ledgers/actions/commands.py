"""The other commands on a file, each behind its permission and its guard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.actions.mapping import Data, confirm_mapping
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.moving import locked, move, whole
from jiayuan.ledgers.queries.files import file_ref
from jiayuan.ledgers.queue import defer_advance
from jiayuan.ledgers.rules.approval import RIGHT_FILE, SECOND_PERSON, stops
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS, WORKING
from jiayuan.ledgers.shapes import FileRef
from jiayuan.ledgers.stages.proposals import forget_proposals
from jiayuan.ledgers.stages.undoing import redo_file, undo_file


def _approve(file: LedgerFile, data: Data, reason: str) -> None:
    acting, stopped = context.current(), stops(file.counts, limits())
    if SECOND_PERSON in stopped and acting.actor == file.uploader:
        raise NotAllowed(_("这份台账改动较大，需要由另一位同事批准"), code="second-person")
    if RIGHT_FILE in stopped and not data.get("right_file"):
        raise Conflict(_("三成以上的行不在本单位范围内，请确认没有传错文件"), code="right-file")
    file.approver = acting.actor
    move(file, "approve", reason=reason, detail={"version": file.version})
    defer_advance(file)


def _whole_district(file: LedgerFile, since: datetime | None, refusal: Promise) -> AbstractContextManager[Acting]:
    """Lets a steward at any time, the uploader for a day since then, act on all of the district's people."""
    acting = context.current()
    # The uploader may take back a slip of the day; later others may have built on it.
    own_time = timedelta(hours=limits().undo_own_hours)
    is_own = acting.actor == file.uploader and since is not None and clock.now() - since <= own_time
    if not is_own and not identity.may(acting, "ledgers.undo"):
        raise NotAllowed(refusal, code="undo")
    # What the file said may concern people all over the district, as when it was merged.
    place = whole(PlacePath(file.place_path))
    return identity.acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP, on_behalf_of=acting)


def _undo(file: LedgerFile, data: Data, reason: str) -> None:
    refusal = _("上传满24小时或由他人上传的台账，请街道数据专员撤销")
    with _whole_district(file, file.merged_at, refusal):
        undo_file(file, reason)


def _redo(file: LedgerFile, data: Data, reason: str) -> None:
    refusal = _("上传满24小时或由他人上传的台账，请街道数据专员恢复")
    # Counted from the undo, which was the last thing that happened to the file.
    with _whole_district(file, file.changed_at, refusal):
        redo_file(file, reason)


def _cancel(file: LedgerFile, data: Data, reason: str) -> None:
    # A cancelled file must leave no question behind that nobody could answer any more.
    forget_proposals(file)
    move(file, "cancel", reason=reason)


def _retry(file: LedgerFile, data: Data, reason: str) -> None:
    # A file that failed before it knew its stage begins again: every stage may run twice.
    good = {stage: state for state, stage in WORKING.items()}.get(file.failed_in, "received")
    file.failed_in, file.fail_code = "", ""
    move(file, "retry", to=good, reason=reason)
    defer_advance(file)


COMMANDS: Mapping[str, tuple[str, Callable[[LedgerFile, Data, str], None]]] = {
    "confirm_mapping": ("ledgers.upload", confirm_mapping),
    "approve": ("ledgers.upload", _approve),
    "undo": ("ledgers.upload", _undo),
    "redo": ("ledgers.upload", _redo),
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
        # The state first: a deed out of turn must not even look at its data.
        FILE_TRANSITIONS.move(file.state, name)
        deed(file, data or {}, reason)
        return file_ref(file)
