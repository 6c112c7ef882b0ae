"""What benefits announce: ids only."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.events import Event


@dataclass(frozen=True)
class OfferConfirmed(Event):
    offer: UUID


@dataclass(frozen=True)
class FactDisputed(Event):
    statement: int


@dataclass(frozen=True)
class EntitlementOpened(Event):
    entitlement: int


@dataclass(frozen=True)
class EntitlementStopped(Event):
    entitlement: int


@dataclass(frozen=True)
class Delivered(Event):
    delivery: UUID
