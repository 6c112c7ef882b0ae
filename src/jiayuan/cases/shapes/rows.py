"""Lines of lists and the pages they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list."""

    number: str
    state: str
    urgency: str
    class_name: str
    summary: str
    place_path: str
    unit_name: str
    received_at: datetime
    due_at: datetime | None
    overdue: bool
    version: int
    round: int
    supervised: bool
    order_id: int | None = None
    order_state: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Fifty rows and the key of the next page, "" at the end."""

    rows: tuple[CaseRow, ...]
    after: str = ""
