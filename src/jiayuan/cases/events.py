"""Facts cases announce: ids, codes and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.events import Event


@dataclass(frozen=True)
class CaseMoved(Event):
    """A case was received or moved; `command` says how."""

    case_id: int
    command: str
    state: str
    unit: int | None


@dataclass(frozen=True)
class OrderMoved(Event):
    case_id: int
    order_id: int
    command: str
    state: str
    unit: int


@dataclass(frozen=True)
class ClockMissed(Event):
    case_id: int
    kind: str
    unit: int | None
