"""Corrections kept beside their file: sealed as its rows are, the newest of a cell counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.fixing.shapes import Place, Typed
from jiayuan.ledgers.models import Correction, LedgerFile
from jiayuan.ledgers.models.file import ENDED


def _cell(file: UUID, place: Place) -> str:
    return f"ledgers_correction.sealed:{file}.{'.'.join(map(str, place))}"


def _place(one: Correction) -> Place:
    return one.sheet, one.row, one.col


def waiting(file: LedgerFile) -> QuerySet[Correction]:
    """Corrections of a file that are neither undone nor sent."""
    return Correction.objects.filter(file=file, undone=False, sent=None)


def standing(file: LedgerFile, rows: Iterable[int] | None = None) -> dict[Place, str]:
    """place → corrected text; of the given rows only, when told."""
    found = waiting(file) if rows is None else waiting(file).filter(row__in=list(rows))
    newest = {_place(one): one for one in found.order_by("pk")}
    texts = identity.open_many([(file.pk, _cell(file.pk, at), bytes(one.sealed)) for at, one in newest.items()])
    return dict(zip(newest, texts, strict=True))


def keep(file: LedgerFile, cells: Iterable[Typed], attrs: Mapping[Place, str]) -> int:
    """Stores some corrections as one step; returns how many."""
    step, by, now = uuid7(), context.current().actor, clock.now()
    typed = {(cell.sheet, cell.row, cell.col): cell.text for cell in cells}
    sealed = identity.seal_many([(file.pk, _cell(file.pk, at), text) for at, text in typed.items()])
    Correction.objects.bulk_create(
        Correction(
            file=file, sheet=at[0], row=at[1], col=at[2], attr=attrs[at], sealed=body, step=step, by=by, at=now,
            place_path=file.place_path, owner_org_id=file.owner_org_id,
        )
        for at, body in zip(typed, sealed, strict=True)
    )  # fmt: skip
    return len(typed)


def mended_cells(file: LedgerFile) -> int:
    """How many cells of a file are corrected and not yet sent."""
    return waiting(file).values("sheet", "row", "col").distinct().count()


def next_version(file: LedgerFile) -> UUID | None:
    """The file the corrections went into, unless it came to nothing; then this one may be corrected again."""
    sent = Correction.objects.filter(file=file, sent__isnull=False).exclude(sent__state__in=ENDED)
    return sent.values_list("sent", flat=True).first()


def previous_version(file: UUID) -> UUID | None:
    """The file whose corrections this one holds."""
    return Correction.objects.filter(sent=file).values_list("file", flat=True).first()


def corrected_in(file: UUID, place: Place) -> Correction | None:
    """The correction a cell of a file came from: made on the version before it, or on one before that."""
    version: UUID | None = file
    # Versions hang on each other in one line, so this ends at the first upload.
    while version is not None:
        cell = Correction.objects.filter(sent=version, sheet=place[0], row=place[1], col=place[2], undone=False)
        if found := cell.order_by("-pk").first():
            return found
        version = previous_version(version)
    return None
