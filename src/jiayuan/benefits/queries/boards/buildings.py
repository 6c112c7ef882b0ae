"""Where those live who are entitled and draw nothing: counts by building or community, never a door."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Left

from jiayuan.benefits.models import Assessment
from jiayuan.benefits.queries.scoped import seen
from jiayuan.benefits.queries.worklist.waiting import month_of
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import without_small_cells
from jiayuan.places import api as places

# What is counted inside a place of each level, and the kinds that stand there.
INSIDE = {
    Level.DISTRICT: (Level.STREET, ("street",)),
    Level.STREET: (Level.COMMUNITY, ("community",)),
    Level.COMMUNITY: (Level.BUILDING, ("building", "yard")),
}


@dataclass(frozen=True, slots=True)
class Missed:
    """A place with its point (WGS84) and how many there miss something; None when too few to be told."""

    path: PlacePath
    name: str
    lon: float | None
    lat: float | None
    people: int | None


def missed_places(scope: Scope, at: PlacePath) -> tuple[Missed, ...]:
    """The places inside `at` in the order of their paths. NotFound out of scope or below a community."""
    if scope.place is None or not scope.place.contains(at) or at.level not in INSIDE:
        raise NotFound
    level, kinds = INSIDE[at.level]
    refs = places.subtree(at, kinds)
    month = month_of(scope)
    counts: dict[str, int] = {}
    if month is not None:
        lo, hi = at.bounds()
        inside = seen(Assessment, scope).filter(month=month, code__gt=0, drawing=False)
        inside = inside.filter(place_path__gte=lo, place_path__lt=hi).order_by()
        width = sum(WIDTHS[:level]) + level
        rows = inside.annotate(at=Left("place_path", width)).values_list("at")
        counts = dict(rows.annotate(people=Count("person", distinct=True)))
    told = without_small_cells({ref.path.value: counts.get(ref.path.value, 0) for ref in refs})
    return tuple(Missed(ref.path, ref.name, ref.lon, ref.lat, told[ref.path.value]) for ref in refs)
