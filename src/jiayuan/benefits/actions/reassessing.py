"""What an offer is worth, worked out again."""

from __future__ import annotations

from typing import TypedDict

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.engine.evaluate import Explained
from jiayuan.benefits.queries.explaining import explain_offer


class Worth(TypedDict):
    """The columns of an offer that say what it is worth; amounts in fen."""

    amount: int | None
    low: int
    high: int | None
    row: str


def worth(found: Explained) -> Worth:
    """What a decision is worth, as an offer keeps it."""
    result = found.result
    # Codes count rows from one; what is zero or below is no row.
    row = found.policy.rows[result.code - 1].id if result.code > 0 else ""
    return Worth(amount=result.amount, low=result.low, high=result.high, row=row)


def reassess(deed: Deed) -> None:
    """Amounts of the offer as the book, the base and the case say today."""
    deed.set(**worth(explain_offer(deed.offer)), clock_due=None)
