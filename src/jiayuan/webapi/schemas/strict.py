"""The bases of everything a program sends: what is not in the schema is an error, not a surprise."""

from __future__ import annotations

from ninja import Schema
from pydantic import ConfigDict, Field


class Strict(Schema):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class ForPurpose(Strict):
    """A read that names in its body what it is for; the gate holds it against the operation and the token."""

    purpose: str = Field(max_length=40)
