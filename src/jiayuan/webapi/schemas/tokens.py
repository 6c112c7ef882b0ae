"""Tokens of one's programs."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.strict import Strict


class TokenIn(Strict):
    """A name to know it by, the purposes it may name, and its term."""

    label: str = Field(min_length=1, max_length=60)
    purposes: list[str] = Field(min_length=1, max_length=10)
    days: int = Field(30, ge=1, le=90)


class NewToken(Schema):
    """The token itself, told this once and never again."""

    token: str


class TokenOut(Schema):
    """A living token; `id` ends it."""

    id: str
    label: str
    created_at: datetime
    last_used_at: datetime
