"""A report of something that happened."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewIncident:
    """A report. `client_key` makes a repeated report the same incident."""

    plan: UUID
    class_code: str
    lon: float
    lat: float
    text: str
    source: str = "duty"
    priority: int | None = None
    client_key: UUID | None = None
    case_ref: str = ""
