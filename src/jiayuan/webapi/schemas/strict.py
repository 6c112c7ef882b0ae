"""The base of everything a program sends: what is not in the schema is an error, not a surprise."""

from __future__ import annotations

from ninja import Schema
from pydantic import ConfigDict


class Strict(Schema):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")
