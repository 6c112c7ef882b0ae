"""Questions to people, and their answers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.registry import Ref
from jiayuan.webapi.schemas.strict import Strict

Kind = Literal["", "match", "conflict"]
Due = Literal["", "soon", "late"]
Decision = Literal["same", "different", "new", "keep_a", "keep_b"]
Command = Literal["take", "release", "send_out", "miss", "bring_back", "reopen", "undo"]


class ReviewLine(Schema):
    """A waiting question: whose file it is of, until when, at which version."""

    id: int
    file: UUID
    rule: str
    state: str
    due_at: datetime
    version: int


class ReviewsOut(Schema):
    """One page; `next` is the `after` of the following one, null on the last."""

    reviews: list[ReviewLine]
    next: int | None


class LineOut(Schema):
    """A line of a card, masked."""

    label: str
    value: str
    differs: bool


class CardOut(Schema):
    """The row, or somebody it could be; `ref` names whom to choose."""

    title: str
    ref: Ref | None
    lines: list[LineOut]
    weight_bits: float


class ReviewOut(Schema):
    """One question with everything the decision may rest on."""

    id: int
    kind: str
    file: UUID
    where: str
    rule: str
    reason: str
    state: str
    due_at: datetime
    version: int
    row: CardOut
    candidates: list[CardOut]
    commands: list[str]


class DecideIn(Strict):
    """`chosen` goes with same; left out it is the first candidate."""

    decision: Decision
    chosen: Ref | None = None
    reason: str = Field("", max_length=200)
    expected_version: int = Field(ge=0, lt=2**31)


class ReviewCommandIn(Strict):
    """Taking a question, sending somebody out, undoing a decision."""

    command: Command
    reason: str = Field("", max_length=200)
    expected_version: int = Field(ge=0, lt=2**31)


class DecidedReview(Schema):
    """How the question stands now."""

    id: int
    state: str
    version: int
