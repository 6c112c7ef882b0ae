"""The history of a place: who changed what when. Written in the transaction of the change itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.kernel.context import current_or_none
from jiayuan.places.models import Change, Place

SHOWN = 30


@dataclass(frozen=True, slots=True)
class ChangeRef:
    """One change; `before` and `after` hold the fields that differ."""

    act: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str
    by: UUID | None
    role: str
    at: datetime


def note(place: Place, act: str, before: Mapping[str, Any], after: Mapping[str, Any], reason: str = "") -> None:
    """Keeps one change in the name of whoever acts; the very first load has nobody and leaves no line."""
    acting = current_or_none()
    if acting is not None:
        Change.objects.create(
            place=place, place_path=place.path, act=act, before=dict(before), after=dict(after), reason=reason[:200],
            by=acting.actor, role=acting.role, at=clock.now(),
        )  # fmt: skip


def history(place_id: int, most: int = SHOWN) -> list[ChangeRef]:
    """The newest changes of a place, the last first; only those of places inside the scope are seen."""
    rows = Change.objects.filter(place_id=place_id).order_by("-id")[:most]
    return [ChangeRef(row.act, row.before, row.after, row.reason, row.by, row.role, row.at) for row in rows]
