"""Whose a record's statements are after splits: a pure rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Turn:
    """One split as one record saw it; `stands` until it is taken back."""

    source: UUID
    target: UUID
    stands: bool


def home(entity: UUID, turns: Sequence[Turn]) -> UUID:
    """Where a statement said of `entity` belongs, by all splits of its record in the order they were made.

    First back to whom it was said of before any split, then along those that stand: so the answer is the same whether
    the statement was written before or after a split, and whether the split stands or was taken back.
    """
    for turn in reversed(turns):
        entity = turn.source if entity == turn.target else entity
    for turn in turns:
        entity = turn.target if turn.stands and entity == turn.source else entity
    return entity
