"""Where a page goes on: the last row's time and id as one text, which stands in addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark

T = TypeVar("T")


def key_of(at: object, pk: UUID) -> str:
    """`at` in its own ISO writing, then the id."""
    return f"{at}_{pk}"


def split_key(text: str, read: Callable[[str], T]) -> tuple[T, UUID]:
    """The two parts of a key; `read` takes the first. Raises Invalid for an address that was cut short."""
    first, _, last = text.partition("_")
    try:
        return read(first), UUID(last)
    except ValueError as wrong:
        raise Invalid(mark("这一页的地址不完整，请从第一页看起"), code="page") from wrong
