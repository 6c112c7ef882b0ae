"""Facts the command module announces: ids only."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.events import Event


@dataclass(frozen=True)
class PlanChanged(Event):
    plan: UUID
    state: str


@dataclass(frozen=True)
class IncidentChanged(Event):
    plan: UUID
    incident: UUID
    state: str


@dataclass(frozen=True)
class IncidentEscalated(Event):
    plan: UUID
    incident: UUID
    level: int


@dataclass(frozen=True)
class DispatchChanged(Event):
    plan: UUID
    dispatch: UUID
    state: str
