"""What the phone list sends: answers by row and item, read leniently and never trusted."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import QueryDict

from jiayuan.ledgers.api import Answer, Said

MOST = 50


def number(text: str) -> int | None:
    """A key as sent; None for anything else."""
    # Longer ones are no key of ours; isdecimal alone lets digits of other scripts pass.
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def answer_of(sent: QueryDict, row: int, n: int) -> Answer | None:
    """The answer to item `n` of a row; typing without choosing means a correction. None for an untouched cell."""
    mark, typed = sent.get(f"m{row}.{n}", ""), sent.get(f"t{row}.{n}", "").strip()[:200]
    if not mark and not typed:
        return None
    return Answer(mark or "corrected", typed if mark in ("", "corrected") else "", sent.get(f"s{row}.{n}", ""))


def answers(sent: QueryDict, attrs: Sequence[str]) -> list[Said]:
    """One entry per person the page showed and somebody answered about."""
    said = []
    for text in sent.getlist("row")[:MOST]:
        row = number(text)
        if row is None:
            continue
        found = {attr: answer_of(sent, row, n) for n, attr in enumerate(attrs)}
        given = {attr: one for attr, one in found.items() if one is not None}
        if given:
            said.append(Said(row, number(sent.get(f"v{row}", "")) or 0, given))
    return said
