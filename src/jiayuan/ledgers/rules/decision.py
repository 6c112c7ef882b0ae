"""What is decided about a row, and the scored candidates it was decided among."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Kind = Literal["link", "review", "new", "unplaced", "placed"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its levels and score in bits."""

    person: UUID
    levels: Mapping[str, str]
    bits: float
    not_same: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`rule` is why; `hold_id` tells that the row's number or code is somebody else's and is not taken over."""

    kind: Kind
    rule: str
    person: UUID | None = None
    bits: float = 0.0
    margin: float = 0.0
    candidates: tuple[Scored, ...] = ()
    hold_id: bool = False

    @property
    def levels(self) -> Mapping[str, str]:
        return self.candidates[0].levels if self.candidates else {}
