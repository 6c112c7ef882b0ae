"""One step of a file: the state table decides, the version counts, the audit remembers."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.files import FILE_TRANSITIONS
from jiayuan.registry import api as registry


def locked(file_id: UUID) -> LedgerFile:
    """The file, locked until the transaction ends; NotFound when absent or out of scope."""
    found = LedgerFile.objects.select_for_update(of=("self",)).select_related("template").filter(pk=file_id).first()
    if found is None:
        raise NotFound
    return found


def move(
    file: LedgerFile, command: str, *, to: str = "", reason: str = "", detail: Mapping[str, int | str] | None = None
) -> None:
    """Moves a file by a command, saves it and records the deed. `to` names the last good state for a retry."""
    # Raises before anything is written when the table has no such move.
    transition = FILE_TRANSITIONS.move(file.state, command)
    file.state = to or transition.to
    file.version += 1
    file.changed_at = clock.now()
    file.save()
    audit.record(f"ledgers.{command}", obj=str(file.pk), reason=reason, detail={"state": file.state, **(detail or {})})


def office_place(office: int) -> PlacePath:
    return PlacePath(registry.organisation(office).place_path)


def whole(path: PlacePath) -> PlacePath:
    """The district a path lies in: people are looked for in the whole of it, whoever uploads."""
    return path.at(Level.DISTRICT)


def asked_by(file: LedgerFile) -> Acting:
    """Who uploaded the file, so that the job goes on in that name and ends when the grant does."""
    return Acting(
        file.uploader, file.uploader_account, file.uploader_role, Scope(PlacePath(file.place_path)), LEDGER_UPKEEP,
        grant_id=file.uploader_grant,
    )  # fmt: skip
