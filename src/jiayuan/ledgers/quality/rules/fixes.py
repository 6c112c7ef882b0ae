"""What is cheapest to mend: points of score gained per minute of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from uuid import UUID

from jiayuan.ledgers.quality.rules.figures import Effort, Figures
from jiayuan.ledgers.quality.rules.parts import Parts, Share
from jiayuan.ledgers.quality.rules.score import score

# Rules between the cells of a row; every other finding is about one cell.
CROSS = frozenset({"birth_differs", "sex_differs", "certificate_differs", "age_bounds", "birth_future"})
REPEATED = frozenset({"duplicate", "id_duplicate"})
LINES = frozenset({"review", "unplaced"})
LIMIT = 10


@dataclass(frozen=True, slots=True)
class Gap:
    """`n` cells or lines of one ledger and place with one fault; `lift` is what a mended one adds to its part."""

    template: str
    office: int
    place: str
    attr: str
    code: str
    n: int
    lift: float = 1.0
    file: UUID | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """Mending a gap: what it brings in points and what it takes in minutes."""

    gap: Gap
    points: float
    minutes: float

    @property
    def per_minute(self) -> float:
        return self.points / self.minutes


def parts_of(code: str) -> tuple[str, ...]:
    """The parts that rise when a fault of this kind is mended."""
    if code in ("empty", "required"):
        return ("complete", "valid")
    if code == "stale":
        return ("timely",)
    if code in LINES:
        return ("linked",)
    if code in REPEATED:
        return ("unique",)
    return ("consistent",) if code in CROSS else ("valid",)


def _risen(share: Share, part: str, gap: Gap) -> Share:
    by = gap.n * gap.lift
    # A cell filled is one more that can be valid; a line struck out is one fewer that could be repeated.
    if part == "valid" and gap.code in ("empty", "required"):
        return Share(share.n + by, share.of + by)
    return Share(share.n, share.of - by) if part == "unique" else Share(share.n + by, share.of)


def mended(parts: Parts, gap: Gap) -> Parts:
    """The parts as they would be without the gap."""
    for part in parts_of(gap.code):
        parts = parts.with_share(part, _risen(parts.share(part), part, gap))
    return parts


def fix(parts: Parts, gap: Gap, figures: Figures) -> Fix:
    """What mending the gap does to the score of `parts`; no points where there is no score to raise."""
    before, after = score(parts, figures), score(mended(parts, gap), figures)
    points = after - before if before is not None and after is not None else 0.0
    return Fix(gap, points, figures.effort(gap.code).minutes(gap.n))


def _promise(parts: Parts, figures: Figures) -> Callable[[Gap], float]:
    """About the points per minute: the slope of the score, for choosing among thousands without a logarithm each."""

    @cache
    def slope(code: str) -> tuple[float, Effort]:
        rise = sum(figures.weights[part] / max(parts.share(part).n, 1.0) for part in parts_of(code))
        return rise, figures.effort(code)

    def rate(gap: Gap) -> float:
        rise, effort = slope(gap.code)
        return rise * gap.n * gap.lift / effort.minutes(gap.n)

    return rate


def cheapest(parts: Parts, gaps: Iterable[Gap], figures: Figures, limit: int = LIMIT) -> list[Fix]:
    """The best first: most points per minute, then most points; what would bring nothing is left out."""
    # The slope flatters large gaps; four times as many as wanted leaves room for the exact order to differ.
    likely = nlargest(4 * limit, gaps, key=_promise(parts, figures))
    found = [one for one in (fix(parts, gap, figures) for gap in likely) if one.points > 0]
    return sorted(found, key=lambda one: (-one.per_minute, -one.points, one.gap.place, one.gap.attr))[:limit]
