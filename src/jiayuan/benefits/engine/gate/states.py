"""The way of a book through the gate as one table: who may move it where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

EDIT, PUBLISH = "benefits.rules", "benefits.publish"
# A signature holds for the book, the diff and the base that were looked at, and not for ever.
SIGNED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Move:
    """`second` asks for somebody else than the author."""

    to: str
    permission: str
    second: bool = False


MOVES: Mapping[tuple[str, str], Move] = {
    # Whatever changes the book undoes every check and signature after it.
    ("draft", "edit"): Move("draft", EDIT),
    ("checked", "edit"): Move("draft", EDIT),
    ("diffed", "edit"): Move("draft", EDIT),
    ("approved", "edit"): Move("draft", EDIT),
    ("draft", "check"): Move("checked", EDIT),
    ("checked", "diff"): Move("diffed", EDIT),
    ("diffed", "diff"): Move("diffed", EDIT),
    # A base that moved on: the dry run is made again and must be signed again.
    ("approved", "diff"): Move("diffed", EDIT),
    ("diffed", "approve"): Move("approved", PUBLISH, second=True),
    ("approved", "publish"): Move("published", PUBLISH, second=True),
    ("published", "withdraw"): Move("withdrawn", PUBLISH),
    # Given up before it was ever in force.
    ("draft", "withdraw"): Move("withdrawn", EDIT),
    ("checked", "withdraw"): Move("withdrawn", EDIT),
    ("diffed", "withdraw"): Move("withdrawn", EDIT),
    ("approved", "withdraw"): Move("withdrawn", EDIT),
}


def commands(state: str) -> tuple[str, ...]:
    """What may be done in a state, in the order of the table."""
    return tuple(command for (at, command) in MOVES if at == state)


def signature_holds(approved_at: datetime | None, now: datetime) -> bool:
    """Whether an approval may still be published."""
    return approved_at is not None and now - approved_at <= SIGNED_FOR
