"""How low and how high a decision may end while it is open, over every row that may still be the one."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bounds import Bounds, hull, limits
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Row
from jiayuan.benefits.engine.scene import Scene


def pay_bounds(row: Row, scene: Scene, book: RuleBook) -> Bounds:
    return limits(row.pay, scene, book.facts) if row.pay is not None else (0, None)


def clipped(bounds: Bounds) -> tuple[int, int | None]:
    low, high = bounds
    return max(0, int(low or 0)), None if high is None else max(0, int(high))


def possible(rows: Sequence[tuple[Row, Out]], scene: Scene, book: RuleBook) -> Bounds:
    """Bounds over every row that may still be the one; nothing (0) if none is certain."""
    most = highest([row for row, _ in rows], scene, book)
    found: list[Bounds] = []
    for row, out in rows:
        if out.unknown or out.yes:
            found.append(pay_bounds(row, scene, book) if not row.ruling else (0, most))
        if out.yes:
            return hull(found)
    return hull([*found, (0, 0)])


def highest(rows: Sequence[Row], scene: Scene, book: RuleBook) -> int | None:
    """The most any line could pay: the upper bound while a ruling is open."""
    return clipped(hull(pay_bounds(row, scene, book) for row in rows if not row.ruling))[1]
