"""Uploads and what is said about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import Strict

Mode = Literal["partial", "full"]
Command = Literal["confirm_mapping", "approve", "undo", "cancel", "retry"]
Outcome = Literal[
    "", "new", "link", "known", "review", "unplaced", "duplicate", "unchanged", "missing", "error", "warn"
]


class ReceiptOut(Schema):
    """The receipt of an upload; its progress is told at `events_url`."""

    id: UUID
    state: str
    version: int
    events_url: str


class FileOut(Schema):
    """One upload: its state, what may be done with it now, and its counts."""

    id: UUID
    filename: str
    template: str
    office: int
    mode: str
    as_of: date
    state: str
    version: int
    created_at: datetime
    merged_at: datetime | None
    counts: dict[str, int]
    problems: list[str]
    commands: list[str]


class ColumnOut(Schema):
    """What a column is taken for, and how surely."""

    sheet: int
    column: str
    header: str
    attr: str
    sure: float


class FileWithMapping(FileOut):
    """With what each column is taken for."""

    mapping: list[ColumnOut]


class IssueOut(Schema):
    """A kind of fault and the number of cells that have it."""

    message: str
    severity: str
    cells: int


class PreviewRowOut(Schema):
    """A row as its owners preview it, masked."""

    sheet: str
    row: int
    outcome: str
    name: str
    rule: str
    findings: list[str]


class PreviewOut(Schema):
    """One page; `next` is the `after` of the following one, null on the last."""

    rows: list[PreviewRowOut]
    next: int | None


class CommandIn(Strict):
    """`expected_version` is the version on which the decision rests."""

    command: Command
    expected_version: int = Field(ge=0, lt=2**31)
    reason: str = Field("", max_length=200)
    data: dict[str, Any] = {}
