"""Which values need not be asked again: those younger than their half-life."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def fresh(as_of: date | None, half_life: int | None, on: date) -> bool:
    """Whether a known value of that day still counts more than half; `half_life` in days, None never ages."""
    # A value without a day was never checked by anybody, so it is no reason not to ask.
    if as_of is None:
        return False
    return half_life is None or (on - as_of).days < half_life


def asked(attr: str, as_of: date | None, known: bool, half_lives: Mapping[str, int], on: date, *, again: bool) -> bool:
    """Whether a cell is asked: nothing known, no longer fresh, or asked again for a reason the steward agreed to."""
    return again or not known or not fresh(as_of, half_lives.get(attr), on)
