"""The values that pass through the door: frozen, typed, without database rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.cases.rules.kpi import Cell
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


@dataclass(frozen=True, slots=True)
class EventInfo:
    at: datetime
    command: str
    state: str
    by: str
    text: str
    seq: int


@dataclass(frozen=True, slots=True)
class ClockInfo:
    kind: str
    owner: str
    state: str
    due_at: datetime | None
    started_at: datetime
    ended_at: datetime | None
    used_percent: int
    overdue: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderInfo:
    """One work order; `moves` are what the reader may do with it now."""

    id: int
    unit: int
    unit_name: str
    part: str
    state: str
    round: int
    forced: bool
    return_no: int
    version: int
    due_at: datetime | None
    contacted_at: datetime | None
    result: str
    explain: Mapping[str, Any]
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything a reader in scope may see of one case. No name and no phone: see `reveal`."""

    row: CaseRow
    kind: str
    text: str
    address: str
    lon: float | None
    lat: float | None
    question: str
    outcome: str
    confidential: bool
    people: int
    events: tuple[EventInfo, ...]
    orders: tuple[OrderInfo, ...]
    clocks: tuple[ClockInfo, ...]
    photos: tuple[int, ...]
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a reporter sees; `mine` False is the public view of somebody who joined."""

    number: str
    mine: bool
    state: str
    class_name: str
    summary: str
    unit_name: str
    received_at: datetime
    due_at: datetime | None
    paused: str
    overdue: bool
    question: str
    people: int
    events: tuple[EventInfo, ...]
    may_rate: bool
    may_reopen: bool
    rated: bool
    version: int
    urgency: str
    photos: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier case that may be the same, in words that give nobody away."""

    number: str
    class_name: str
    state: str
    distance_m: float
    received_at: datetime
    people: int
    similarity: float


@dataclass(frozen=True, slots=True)
class ClassInfo:
    code: str
    group: str
    name: str
    plain: str
    urgency: str
    photos: int


@dataclass(frozen=True, slots=True)
class KpiRow:
    """The figures of one unit in one period; `composite` None when a part of it is unknown."""

    unit: int
    unit_name: str
    cases: int
    cells: Mapping[str, Cell]
    composite: float | None


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did, in counts."""

    missed: int = 0
    warned: int = 0
    lapsed: int = 0
    resumed: int = 0
    closed: int = 0
    dispatched: int = 0


class Changed(Conflict):
    """Somebody was faster: carries the present version and state beside the moves that are possible now."""

    def __init__(self, message: object, *, version: int, state: str, allowed: tuple[str, ...]) -> None:
        super().__init__(message, code="case-changed", allowed=allowed)
        self.version = version
        self.state = state
