"""Facts the ledgers announce."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.events import Event


@dataclass(frozen=True, slots=True)
class LedgerMerged(Event):
    file: UUID


@dataclass(frozen=True, slots=True)
class LedgerUndone(Event):
    file: UUID
