"""What an offer is worth, worked out again."""

from __future__ import annotations

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.queries.explaining import explain_offer


def reassess(deed: Deed) -> None:
    """Amounts of the offer as the book and the base say today."""
    found = explain_offer(deed.offer)
    result = found.result
    # Codes count rows from one; what is zero or below is no row.
    row = found.policy.rows[result.code - 1].id if result.code > 0 else ""
    deed.set(amount=result.amount, low=result.low, high=result.high, row=row, clock_due=None)
