"""What happened to lines whose numbers do not run on: removed, added, exchanged, or the number itself rewritten."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

Oddity = tuple[str, int]
"""A kind of finding and the number of the entry (for what was added, the line)."""


def in_place(numbers: Sequence[int | None]) -> list[int]:
    """Indexes of the longest run of lines that stand in rising order."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for at, number in enumerate(numbers):
        if number is None:
            continue
        slot = bisect_left(tails, number)
        before[at] = ends[slot - 1] if slot else -1
        tails[slot : slot + 1], ends[slot : slot + 1] = [number], [at]
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def oddities(numbers: Sequence[int | None], count: int) -> list[Oddity]:
    """What is odd in the stated numbers (None where a line has no form) of a log of `count` entries."""
    kept = in_place(numbers)
    stray = {at: number for at, number in enumerate(numbers) if at not in set(kept) and number is not None}
    elsewhere = set(stray.values())
    odd: list[Oddity] = []
    # Fences before the first line and behind the last, so that gaps at the ends are gaps too.
    fences = [(-1, 0), *((at, numbers[at] or 0) for at in kept), (len(numbers), count + 1)]
    for (left, low), (right, high) in pairwise(fences):
        lost = range(low + 1, high)
        between = list(range(left + 1, right))
        # As many lines as numbers are lost: the lines are there, their numbers were rewritten.
        if lost and len(between) == len(lost) and not elsewhere & set(lost):
            odd += [("changed", number) for at, number in zip(between, lost, strict=True) if at in stray]
            for at in between:
                stray.pop(at, None)
        elif lost:
            formless = sum(numbers[at] is None for at in between)
            gone = [number for number in lost if number not in elsewhere]
            odd += [("missing", number) for number in gone[formless:]]
            odd += [("reordered", number) for number in lost if number in elsewhere]
    moved = {number for kind, number in odd if kind == "reordered"}
    return odd + [("inserted", at + 1) for at, number in stray.items() if number not in moved]


def unchained(numbers: Sequence[int | None]) -> set[int]:
    """Lines (1 is the first) that do not follow the line before them, so that their chain value cannot fit."""
    before = [0, *numbers]
    return {line for line, number in enumerate(numbers, 1) if number is None or before[line - 1] != number - 1}
