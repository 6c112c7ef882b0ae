"""Matching, values, merging and where a value comes from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import ForPurpose

Ref = str
Text = Field("", max_length=200)


class MatchIn(ForPurpose):
    """One row as typed; what it does not say is left out."""

    name: str = Text
    sex: str = Text
    id_number: str = Text
    phone: str = Text
    birth_date: str = Text
    address: str = Text
    community: str = Text


class CandidateOut(Schema):
    """Somebody the row could be. `ref` opens for this account for one hour; a decision names its `version`."""

    ref: Ref
    version: int
    weight_bits: float
    margin_bits: float
    levels: dict[str, str]


class MatchOut(Schema):
    """The decision a ledger with this row alone would get."""

    decision: Literal["link", "review", "new", "unplaced"]
    rule: str
    model: int
    candidates: list[CandidateOut]


class FactsIn(ForPurpose):
    """Some values of some people, for one purpose."""

    refs: list[Ref] = Field(min_length=1, max_length=500)
    attrs: list[str] = Field(min_length=1, max_length=40)


class ValueOut(Schema):
    """`absent`: looked and there is none; `unknown`: nobody said, it is too old, or it is out of scope."""

    state: Literal["value", "absent", "unknown"]
    value: str | None
    as_of: date | None
    source: str
    disputed: bool


class PersonFacts(Schema):
    """attribute code → value."""

    ref: Ref
    values: dict[str, ValueOut]


class FactsOut(Schema):
    """In the order of the refs."""

    people: list[PersonFacts]


class CellOut(Schema):
    """The cell a statement stood in; the text itself stays with its office."""

    file: UUID
    filename: str
    sheet: str
    row: int
    column: str
    header: str
    uploaded_at: datetime


class StepOut(Schema):
    """One statement, masked; `cell` is null for a register and for a file of another office."""

    value: str
    origin: str
    valid_from: date
    ended: date | None
    open: bool
    golden: bool
    disputed: bool
    record: int | None
    cell: CellOut | None


class LineageOut(Schema):
    """Golden first, then newest first."""

    steps: list[StepOut]
