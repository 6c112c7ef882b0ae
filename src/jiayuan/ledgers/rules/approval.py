"""What must be said before a file is merged: that somebody else approves, that it is the right file."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.ledgers.rules.limits import Limits

SECOND_PERSON, RIGHT_FILE = "second-person", "right-file"


def needs_second_person(counts: Mapping[str, int], limits: Limits) -> bool:
    """Too large a share of the office's records changes or vanishes, or too many people are new."""
    moved, known = counts.get("changed", 0) + counts.get("missing", 0), counts.get("known", 0)
    return counts.get("new", 0) > limits.second_person_new or moved > known * limits.second_person_share > 0


def elsewhere(counts: Mapping[str, int], limits: Limits) -> bool:
    """So many rows lie outside the office's place that it may be the wrong file."""
    return counts.get("outside", 0) > limits.outside_share * max(counts.get("rows", 0), 1)


def stops(counts: Mapping[str, int], limits: Limits) -> list[str]:
    """What stands before an approval of a previewed file with these counts."""
    asked = {SECOND_PERSON: needs_second_person(counts, limits), RIGHT_FILE: elsewhere(counts, limits)}
    return [code for code, needed in asked.items() if needed]
