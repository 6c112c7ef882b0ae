"""What residents see: their own case, a joined one, an earlier one that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiayuan.cases.shapes.file import EventInfo


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
    """An earlier case that may be the same, in words that give nobody away.

    `joinable` False for one that has ended or lies in another street: it tells that the matter is known.
    """

    number: str
    class_name: str
    state: str
    distance_m: float
    received_at: datetime
    people: int
    similarity: float
    joinable: bool = True


@dataclass(frozen=True, slots=True)
class ClassInfo:
    code: str
    group: str
    name: str
    plain: str
    urgency: str
    photos: int
