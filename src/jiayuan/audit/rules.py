"""What a record may hold, and how records become leaves of a sealed tree. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiayuan.audit.leaves import Row

# More than a list page ever shows; whatever is larger is a bulk run.
MAX_SUBJECTS = 200
_CODE = re.compile(r"[!-~]{0,80}")
# What looks like an id number or a phone has no place in a record, whatever its key.
_PERSONAL = re.compile(r"(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


def allowed_detail(detail: Mapping[str, int | str]) -> str:
    """The detail as JSON; ValueError if a value is neither a number nor a short code, or looks like person data."""
    for key, value in detail.items():
        # Counts and codes suffice to follow a deed; contents stay where they are protected.
        short = isinstance(value, int) or (isinstance(value, str) and _CODE.fullmatch(value))
        # A phone is a number too: what counts is how it reads, not its type.
        if not short or _PERSONAL.search(str(value)):
            raise ValueError(f"audit detail {key!r} may hold a number or a short code only")
    return json.dumps(dict(detail), sort_keys=True)


def named_subjects(subjects: Sequence[object], n: int | None) -> tuple[list[object], int | None]:
    """Subjects to store and their number: a bulk run names nobody, it is told by its selector and count."""
    if len(subjects) > MAX_SUBJECTS:
        return [], n if n is not None else len(subjects)
    return list(subjects), n


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach: what, at which seal, and which record where that is known."""

    kind: str
    seal: int
    record: str = ""

    def as_dict(self) -> dict[str, int | str]:
        return {"kind": self.kind, "seal": self.seal, "record": self.record}


@dataclass(frozen=True, slots=True)
class Witness:
    """One leaf as the copy outside the database remembers it."""

    id: str
    leaf: str
    content: str


def differences(seal: int, kept: Sequence[Witness], found: Iterable[Row]) -> list[Finding]:
    """Locates what was done to the records under one seal, by comparing them with the witnesses."""
    now = {row.id: row for row in found}
    then = {witness.id: witness for witness in kept}
    gone = [Finding("deleted", seal, name) for name in then if name not in now]
    new = [Finding("inserted", seal, name) for name in now if name not in then]
    return gone + new + _altered(seal, then, now)


def _altered(seal: int, then: Mapping[str, Witness], now: Mapping[str, Row]) -> list[Finding]:
    changed = [name for name in then if name in now and now[name].leaf.hex() != then[name].leaf]
    # The same contents under other identities or transactions: rows were exchanged, not rewritten.
    shuffled = sorted(then[name].content for name in changed) == sorted(now[name].content.hex() for name in changed)
    kind = "reordered" if shuffled else "changed"
    return [Finding(kind, seal, name) for name in changed]
