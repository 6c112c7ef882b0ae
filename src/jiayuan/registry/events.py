"""Facts the registry announces."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.events import Event


@dataclass(frozen=True, slots=True)
class EntitiesChanged(Event):
    """Golden records that may have changed, by the batch that did it."""

    batch: UUID
    count: int


@dataclass(frozen=True, slots=True)
class EntitiesMerged(Event):
    survivor: UUID
    other: UUID
