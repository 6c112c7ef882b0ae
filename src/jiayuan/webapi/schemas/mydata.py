"""One's own data, its readers, and what one says about them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import Strict


class HoldingOut(Schema):
    """One statement about oneself; `counts`: it is the one in use, `stale`: too old to be used."""

    fact: int
    code: str
    label: str
    value: str
    absent: bool
    ledger: str
    office: str
    as_of: date
    known_from: datetime
    counts: bool
    disputed: bool
    stale: bool


class MyDataOut(Schema):
    """All that is held, in the order of the data standard."""

    data: list[HoldingOut]


class SightOut(Schema):
    """One look at one's data: when, in which role and office, for what, which fields."""

    id: UUID
    at: datetime
    role: str
    office: str
    purpose: str
    purpose_title: str
    act: str
    fields: list[str]
    outcome: str


class AccessOut(Schema):
    """One page, latest first; `next` is the `cursor` of the following one, null on the last."""

    access: list[SightOut]
    next: UUID | None


class DisputeIn(Strict):
    """`fact` names the statement; `instead` what is right, as the base keeps it, null for "only wrong"."""

    attr: str = Field(max_length=40)
    fact: int | None = Field(None, ge=0, lt=2**63)
    instead: str | None = Field(None, max_length=200)


class DisputeOut(Schema):
    """Both versions are kept; somebody looks by `due_on`."""

    id: int
    attr: str
    state: str
    raised_at: datetime
    due_on: date


class ObjectionIn(Strict):
    """The use one does not want; the reason may stay empty."""

    purpose: str = Field(max_length=40)
    reason: str = Field("", max_length=500)


class ObjectionOut(Schema):
    """An objection and its answer."""

    id: int
    purpose: str
    state: str
    raised_at: datetime
    due_on: date
    answer: str


class ConsentOut(Schema):
    """The last word on one purpose."""

    purpose: str
    version: int
    state: str
    at: datetime
    until: date | None
