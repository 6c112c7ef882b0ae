"""How a dispute is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DisputeRef:
    """`held` is the value as it was disputed, `own` what the person says instead ("" when only that it is wrong).

    Both masked as for staff. `state`: open, corrected, kept, withdrawn; `overdue` when nobody looked by `due_on`.
    """

    id: int
    person: UUID
    attr: str
    held: str
    own: str
    state: str
    raised_at: datetime
    due_on: date
    overdue: bool
    settled_at: datetime | None
