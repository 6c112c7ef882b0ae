"""What comes in and what a move gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.placepath import PlacePath


@dataclass(frozen=True, slots=True)
class NewCase:
    """A demand as it comes in. `subject` None files anonymously; `place` None puts it into the place_unknown queue.

    `received_at` may lie before now (paper, phone); clocks run from it. `idem_key` makes a repeat return the first
    case. `lon`, `lat` WGS84. `photos` are raw uploads.
    """

    text: str
    class_code: str
    kind: str = "help"
    place: PlacePath | None = None
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    urgency: str = ""
    source: str = "web"
    confidential: bool = False
    subject: UUID | None = None
    contact_name: str = ""
    contact_phone: str = ""
    summary: str = ""
    idem_key: str = ""
    received_at: datetime | None = None
    photos: tuple[bytes, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseRef:
    """A case after a move: `due_at` None while the clock stands still or has ended."""

    number: str
    state: str
    version: int
    due_at: datetime | None
    unit_name: str
    unit: int | None
    urgency: str
    class_name: str = ""


class Changed(Conflict):
    """Somebody was faster: carries the present version and state beside the moves that are possible now."""

    def __init__(self, message: object, *, version: int, state: str, allowed: tuple[str, ...]) -> None:
        super().__init__(message, code="case-changed", allowed=allowed)
        self.version = version
        self.state = state
