"""Writes of the audit module: recording, sealing, and the check of the seals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from jiayuan.audit import checking, rules, store
from jiayuan.audit.archive import Archive
from jiayuan.audit.sealing import export_missing, seal_finished
from jiayuan.audit.signer import Signer
from jiayuan.kernel import clock, context
from jiayuan.kernel.ids import uuid7

_AS_AUDITOR = "SET LOCAL ROLE jy_auditor"


def record(
    act: str,
    *,
    obj: str = "",
    subjects: Sequence[UUID] = (),
    fields: Sequence[str] = (),
    n: int | None = None,
    outcome: str = "ok",
    reason: str = "",
    detail: Mapping[str, int | str] | None = None,
) -> UUID:
    """Writes one record in the current transaction and returns its id: no record, no deed.

    Actor, role, purpose, scope and request come from the acting context. `detail` holds numbers and short codes only
    (ValueError otherwise). More than 200 subjects make it a bulk record, which keeps their number.
    """
    acting = context.current_or_none()
    named, count = rules.named_subjects(subjects, n)
    who = (acting.actor, acting.role, acting.purpose.code, acting.scope.lo) if acting else (None, "", "", "")
    actor, role, purpose, scope = who
    # Made here, not by the database: the writer may not read its own row back.
    record_id = uuid7()
    values = (
        record_id, actor, role, act, purpose, scope, obj, named, list(fields), count, outcome, reason,
        acting.request_id if acting else "", rules.allowed_detail(detail or {}),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(store.INSERT, values)
    return record_id


def _signer() -> Signer:
    return Signer.from_file(settings.DATA_DIR / "seal.key")


def _archive() -> Archive:
    return Archive(tuple(settings.SEAL_FOLDERS))


def seal_now() -> int:
    """Seals what is finished and returns the number of records sealed (0 when there was nothing new)."""
    signer, archive = _signer(), _archive()
    with transaction.atomic(), connection.cursor() as cursor:
        # Partitions are made long before they are needed; the minute task is the safest place.
        cursor.execute(_AS_AUDITOR)
        cursor.execute("SELECT audit_ensure_partitions(3)")
        seal = seal_finished(cursor, signer, archive, clock.now())
    # After the commit: a file must never tell of a seal the database does not know.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_AS_AUDITOR)
        export_missing(cursor, signer, archive)
    return seal.head.count if seal else 0


def verify_seals(since: datetime | None = None, until: datetime | None = None) -> checking.Report:
    """Checks chain, signatures and records; see `checking.verify`."""
    signer, archive = _signer(), _archive()
    keys = {**archive.keys(), signer.key_id: signer.public}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_AS_AUDITOR)
        return checking.verify(cursor, archive, keys, since, until)
