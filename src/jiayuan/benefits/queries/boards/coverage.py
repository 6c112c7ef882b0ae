"""Take-up: of those entitled this month, how many draw it; by policy and by community."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Left

from jiayuan.benefits.models import Assessment
from jiayuan.benefits.queries.scoped import seen
from jiayuan.benefits.queries.worklist.waiting import month_of
from jiayuan.kernel.placepath import WIDTHS, Level
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import tables_without_small_cells, without_small_cells

COMMUNITY = sum(WIDTHS[: Level.COMMUNITY]) + Level.COMMUNITY


@dataclass(frozen=True, slots=True)
class Cover:
    """One row; None where the count is too small to be told. `undecided` wait for a fact."""

    key: str
    entitled: int | None
    drawing: int | None
    undecided: int | None

    @property
    def missed(self) -> int | None:
        """Entitled and not drawing; unknown as soon as one of the two is."""
        return None if self.entitled is None or self.drawing is None else self.entitled - self.drawing

    @property
    def percent(self) -> int | None:
        """Take-up in whole percent; None when hidden or nobody is entitled."""
        if not self.entitled or self.drawing is None:
            return None
        return round(100 * self.drawing / self.entitled)


def told(rows: Iterable[tuple[str, int, int, int]]) -> tuple[Cover, ...]:
    """Rows (key, entitled, drawing, undecided) with small cells and their complements left out, in order of keys."""
    kept = list(rows)
    raw = {key: {"entitled": entitled, "drawing": drawing} for key, entitled, drawing, _ in kept}
    shares = tables_without_small_cells(raw, "entitled")
    undecided = without_small_cells({key: waiting for key, _, _, waiting in kept})
    return tuple(Cover(key, shares[key]["entitled"], shares[key]["drawing"], undecided[key]) for key in sorted(raw))


def _counted(scope: Scope, key: str, **named: Left) -> tuple[Cover, ...]:
    month = month_of(scope)
    if month is None:
        return ()
    yes, waiting = Q(code__gt=0), Q(code__lt=0, drawing=False)
    rows = seen(Assessment, scope).filter(month=month).annotate(**named).order_by().values_list(key)
    return told(
        rows.annotate(
            entitled=Count("id", filter=yes), draws=Count("id", filter=yes & Q(drawing=True)),
            waiting=Count("id", filter=waiting),
        )
    )  # fmt: skip


def cover_by_policy(scope: Scope) -> tuple[Cover, ...]:
    """Take-up of every policy looked for; two queries."""
    return _counted(scope, "policy")


def cover_by_community(scope: Scope) -> tuple[Cover, ...]:
    """Take-up of all policies together by community: entitlements, not people."""
    return _counted(scope, "community", community=Left("place_path", COMMUNITY))
