"""A reader's answer or its documented refusal; any other exception goes through and is a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

G = TypeVar("G")
A = TypeVar("A")
E = TypeVar("E", bound=Exception)


def tried(read: Callable[[G], A], given: G, by: type[E]) -> tuple[A | None, E | None]:
    """(answer, None) or (None, refusal)."""
    try:
        return read(given), None
    except by as refusal:
        return None, refusal


def repeats(told: str, given: str, least: int = 4) -> bool:
    """Whether a message holds `least` characters of the input in a row: enough to recognise somebody's number."""
    return any(given[at : at + least] in told for at in range(len(given) - least + 1))
