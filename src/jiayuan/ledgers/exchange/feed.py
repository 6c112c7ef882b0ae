"""The feed of changes: keys of people a merged or undone file touched, in one rising order, never a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import Change, LedgerFile, Link, Use
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.merging import APPLIED

PAGE = 500
# Files that touched nobody leave no change; they are looked at again for this long and no longer.
LOOK_BACK = timedelta(days=2)
# One writer until its commit: a reader's cursor may then trust that nothing appears behind it.
_ONE_WRITER = "SELECT pg_advisory_xact_lock(hashtext('ledgers.feed'))"
_NUMBERS = "SELECT nextval('ledgers_change_no') FROM generate_series(1, %s)"


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [count])
        return [int(row[0]) for row in cursor.fetchall()]


def _people(records: Iterable[int | None], live: bool) -> set[UUID]:
    links = Link.objects.filter(record__in=[record for record in records if record is not None])
    return set(links.filter(state__in=LIVE).values_list("entity", flat=True) if live
               else links.exclude(state=Link.State.REJECTED).values_list("entity", flat=True))  # fmt: skip


def _touched(file: LedgerFile) -> dict[UUID, str]:
    """Whom a file touched, and how: an undo turns what was told round."""
    rows = file.rows.filter(outcome__in=APPLIED).values_list("record_id", flat=True)
    named, gone = _people(rows, live=False), _people(file.withdrawn, live=False)
    if file.state == LedgerFile.State.MERGED:
        return dict.fromkeys(gone, "tombstone") | dict.fromkeys(named, "put")
    still = _people(rows, live=True)
    return {key: "put" if key in still or key in gone else "tombstone" for key in named | gone}


def touched_by(file_id: UUID) -> list[UUID]:
    """Whom a merged or undone file touched, in the acting scope; nobody where the scope does not show the file."""
    file = LedgerFile.objects.filter(pk=file_id).select_related("template").first()
    touched = sorted(_touched(file)) if file is not None else []
    audit.record("ledgers.touched", obj=str(file_id), n=len(touched))
    return touched


def _note(file: LedgerFile) -> int:
    touched = _touched(file)
    numbers = _numbers(len(touched)) if touched else []
    Change.objects.bulk_create(
        Change(
            seq=seq, dataset=file.template.code, key=key, op=op, at=clock.now(), file=file, file_version=file.version,
            place_path=file.place_path, owner_org_id=file.owner_org_id,
        )
        for seq, (key, op) in zip(numbers, touched.items(), strict=True)
    )  # fmt: skip
    return len(touched)


def note_changes(place: PlacePath) -> int:
    """Adds what merged and undone files inside a place changed since last time; idempotent."""
    with identity.acting_as_service("exchange", place=place, purpose=LEDGER_UPKEEP), connection.cursor() as cursor:
        cursor.execute(_ONE_WRITER)
        told = Change.objects.filter(file=OuterRef("pk"), file_version=OuterRef("version"))
        ended = (LedgerFile.State.MERGED, LedgerFile.State.UNDONE)
        files = LedgerFile.objects.filter(~Exists(told), state__in=ended, changed_at__gte=clock.now() - LOOK_BACK)
        return sum(_note(file) for file in files.select_related("template").order_by("changed_at", "pk"))


def changes_after(use: Use, dataset: str, after: int) -> Sequence[Mapping[str, Any]]:
    """At most a page of changes behind a number, inside the place of a use."""
    lo, hi = PlacePath(use.place_path).bounds()
    rows = Change.objects.filter(
        origin="", dataset=dataset, seq__gt=after, place_path__gte=lo, place_path__lt=hi
    ).order_by("seq")[:PAGE]  # fmt: skip
    found = [{"seq": row.seq, "key": str(row.key), "op": row.op, "at": row.at.isoformat()} for row in rows]
    audit.record("ledgers.changes", obj=dataset, n=len(found), detail={"purpose": use.purpose})
    return found
