"""One number out of the seven parts: a weighted geometric mean, so that no part makes up for another."""

from __future__ import annotations

import math

from jiayuan.ledgers.quality.rules.figures import Figures
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts


def enough(parts: Parts, figures: Figures) -> bool:
    return parts.lines >= figures.minimum


def score(parts: Parts, figures: Figures) -> float | None:
    """0 to 100; None when there are too few lines, or nothing at all was counted.

    A part of which nothing is known is left out and its weight shared by the others: unknown is not zero.
    """
    if not enough(parts, figures):
        return None
    known = {part: value for part in PARTS if (value := parts.value(part)) is not None}
    weight = sum(figures.weights[part] for part in known)
    if not weight:
        return None
    if not all(known.values()):
        return 0.0
    return 100 * math.exp(sum(figures.weights[part] * math.log(value) for part, value in known.items()) / weight)


def grade(value: float | None) -> str:
    """The words' key for a score: unknown, poor, fair, good, best. Read beside the number, never instead of it."""
    if value is None:
        return "unknown"
    return next((name for limit, name in ((60, "poor"), (75, "fair"), (90, "good")) if value < limit), "best")
