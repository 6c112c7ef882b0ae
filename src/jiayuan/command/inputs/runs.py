"""A stored computation, as its reader sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A stored computation; see `command_solverun`."""

    id: UUID
    status: str
    objective: float
    bound: float | None
    gap: float | None
    wall_s: float
    figures: Mapping[str, Any] = field(default_factory=dict)
