"""Marks, character by character, where two texts differ."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from jiayuan.ledgers.api import ReviewCard

Part = tuple[str, bool]


def parts(text: str, other: str) -> list[Part]:
    """The text cut into pieces: (piece, whether it differs from the other text)."""
    if not text or not other:
        return [(text, False)] if text else []
    # autojunk would call frequent characters of long texts noise and mark too much.
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return [(text[a:b], kind != "equal") for kind, a, b, _, _ in blocks if a != b]


def marked(row: ReviewCard, card: ReviewCard) -> dict[str, Any]:
    """A pair of cards, line by line, both sides cut into equal and differing pieces."""
    lines = [
        {
            "label": mine["label"],
            "mine": parts(str(mine["value"]), str(theirs["value"])),
            "theirs": parts(str(theirs["value"]), str(mine["value"])),
            "differs": bool(mine["value"]) and bool(theirs["value"]) and mine["value"] != theirs["value"],
        }
        for mine, theirs in zip(row.rows, card.rows, strict=True)
    ]
    return {"person": card.person, "title": card.title, "lines": lines, "bits": card.bits}
