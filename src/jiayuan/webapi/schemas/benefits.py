"""Policies, the calculator, the worklist, and what a person says to an offer."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import Strict


class CalculateIn(Strict):
    """Section 6 of the rule engine: no key is unknown, null is known absent; nothing of it is kept."""

    unit: dict[str, Any]
    as_of: date | None = None
    ask: list[str] = Field(default_factory=list, max_length=50)
    applied_on: date | None = None
    entitled_on: date | None = None
    changed_on: date | None = None


class PoliciesOut(Schema):
    """The policies in force on a day, with the hash of the book that says so."""

    book_hash: str
    as_of: date
    policies: list[dict[str, Any]]


class LineOut(Schema):
    """One locked line of the form: the registry's value with source and date, what the person said beside it."""

    fact: str
    name: str
    value: str
    state: str
    source: str
    as_of: date | None
    said: str


class OfferOut(Schema):
    """One offer; amounts in fen a month. `version` goes back as If-Match; `commands` are the moves possible now."""

    id: UUID
    policy: str
    name: str
    why: str
    state: str
    kind: str
    amount_fen: int | None
    lo_fen: int
    hi_fen: int | None
    due: date | None
    version: int
    commands: list[str]


class FormOut(OfferOut):
    """An offer with its pre-filled form; `fingerprint` goes back with the confirmation."""

    fingerprint: str
    lines: list[LineOut]
    choices: list[str]


class ConfirmIn(Strict):
    """At most four answers: facts, account (none: the one on file), choice, authorisation."""

    fingerprint: str = Field(max_length=64)
    facts: Literal["right"]
    authorise: Literal["yes"]
    account_number: str = Field("", max_length=26)
    choice: str = Field("", max_length=60)


class DisputeFactIn(Strict):
    """Which line is wrong and what is right."""

    fact: str = Field(max_length=40)
    said: str = Field(max_length=200)


class ChooseIn(Strict):
    """The benefit of the pair one wants."""

    policy: str = Field(max_length=60)


class NothingIn(Strict):
    """An empty object: whoever declines owes no reason."""


class ReasonIn(Strict):
    """Why the decision is wrong."""

    reason: str = Field(max_length=500)


class MovedOut(Schema):
    """Where the offer stands now; the version for the next If-Match."""

    id: UUID
    policy: str
    state: str
    version: int


class BlockingOut(Schema):
    """A fact people wait for: what to ask whom, how many wait, fen it may free until December."""

    fact: str
    question: str
    who: str
    people: int
    worth_fen: int
    unbounded: int
    opens: list[str]


class WalkOut(Schema):
    """A yard worth walking through; counts only."""

    yard: str
    doors: int
    people: int
    worth_fen: int


class WorklistOut(Schema):
    """Questions and walks, the one worth most first."""

    facts: list[BlockingOut]
    yards: list[WalkOut]
