"""One case as staff in scope see it: events, clocks, orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiayuan.cases.shapes.rows import CaseRow


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
    used_percent: int | None
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
