"""What staff send to move an offer, a delivery or a pay list, and what they get back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import Strict

# Moves of the office. What the person says for themselves has addresses of its own.
OfferMove = Literal[
    "contact", "unreached", "settle", "reject", "check", "need", "supply", "pass", "publish", "fail", "end", "object",
    "schedule", "stop", "amend", "reopen", "reinstate", "overturn", "uphold",
]  # fmt: skip
DeliveryMove = Literal["pack", "go", "hand", "refuse", "miss", "replan", "bring_back", "lose"]
PaylistMove = Literal["seal", "drop", "send", "return", "close"]


class OfferMoveIn(Strict):
    """The words a move needs: reason and clause of a refusal, a list of papers, the day of a change, a visit's time."""

    reason: str = Field("", max_length=300)
    cite: str = Field("", max_length=40)
    note: str = Field("", max_length=300)
    papers: str = Field("", max_length=300)
    supplied: str = Field("", max_length=200)
    objection: str = Field("", max_length=300)
    since: date | None = None
    told: Literal["", "message", "visit", "call"] = ""
    how: Literal["", "call"] = ""
    window: datetime | None = None
    team: str = Field("", max_length=40)


class DeliveryMoveIn(Strict):
    """Serial when packed; at the door one proof: digits, a drawn signature, or a witness with their own digits."""

    serial: str = Field("", max_length=40)
    window: datetime | None = None
    how: Literal["", "code", "signature", "witness"] = ""
    code: str = Field("", max_length=6)
    signature: str = Field("", max_length=40_000)
    witness: UUID | None = None
    witness_code: str = Field("", max_length=12)
    ref: UUID | None = None
    photo_item: str = Field("", max_length=120_000)
    photo_door: str = Field("", max_length=120_000)


class PaylistMoveIn(Strict):
    """The bank's file of a return, in base64; nothing for the other moves."""

    file: str = Field("", max_length=240_000)


class QueueLine(Schema):
    """A matter that waits for the office; amounts in fen a month, the name masked."""

    id: UUID
    policy: str
    person: str
    state: str
    amount_fen: int | None
    due: date | None
    overdue: bool
    version: int


class QueueOut(Schema):
    """One page; `next` is the `after` of the following one, empty on the last."""

    offers: list[QueueLine]
    next: str


class DeliveryLine(Schema):
    """An item on its way; whose it is stands on the page held at the door, not here."""

    id: UUID
    offer: UUID
    item: str
    state: str
    window_from: datetime
    window_to: datetime
    team: str
    tries: int
    version: int


class DeliveriesOut(Schema):
    """One page of items, earliest visit first."""

    deliveries: list[DeliveryLine]
    next: str


class PaylistLine(Schema):
    """A pay list; the sum in fen."""

    id: UUID
    policy: str
    month: date
    state: str
    count: int
    total_fen: int
    version: int


class PaylistsOut(Schema):
    """One page of lists, newest month first."""

    paylists: list[PaylistLine]
    next: str


class HandledOut(Schema):
    """How it stands now; `done` is false where digits at the door were wrong: the try is counted, nothing moved."""

    id: UUID
    state: str
    version: int
    done: bool = True
