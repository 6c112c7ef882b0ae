"""Whether a value that comes over the wire has the form its attribute has here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath

LONGEST = 200


def _date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _place(text: str) -> bool:
    try:
        return bool(PlacePath(text))
    except Invalid:
        return False


def _truth(text: str) -> bool:
    return text in ("true", "false")


def _never(text: str) -> bool:
    """Relations are stated by ledgers, whose lines name both ends."""
    return False


def _any(text: str) -> bool:
    return True


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15


SHAPES: Mapping[str, Callable[[str], bool]] = {
    "date": _date, "bool": _truth, "int": _whole, "money": _whole, "place": _place, "entity": _never,
}  # fmt: skip


def fits(kind: str, text: str) -> bool:
    """Whether the text is a value of that kind; free text is neither empty, nor long, nor has it control characters."""
    plain = 0 < len(text) <= LONGEST and text.isprintable()
    return plain and SHAPES.get(kind, _any)(text)
