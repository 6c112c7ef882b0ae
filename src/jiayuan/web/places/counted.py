"""People by street, community or building: counts only, small ones not told, never a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.api import without_small_cells
from jiayuan.places import api as places
from jiayuan.places.api import PlaceRef
from jiayuan.registry.api import counts_by_place

# What is counted inside a place of each level; nothing below a building, where a count would be a household.
BELOW = {
    Level.DISTRICT: (Level.STREET, ("street",)),
    Level.STREET: (Level.COMMUNITY, ("community",)),
    Level.COMMUNITY: (Level.BUILDING, ("building", "yard")),
    Level.COMPOUND: (Level.BUILDING, ("building", "yard")),
    Level.BUILDING: (Level.BUILDING, ("building", "yard")),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A place and its people; None where the count is too small to be told."""

    ref: PlaceRef
    people: int | None
    weight: float

    @property
    def hidden(self) -> bool:
        return self.people is None


def counted_places(at: PlacePath, scope: Scope) -> list[Counted]:
    """The places one looks at inside `at`, in the order of their paths."""
    level, kinds = BELOW[at.level]
    refs = places.subtree(at, kinds)
    found = counts_by_place(at, level, scope)
    told = without_small_cells({ref.path.value: found.get(ref.path.value, 0) for ref in refs})
    largest = max((people or 0 for people in told.values()), default=0)
    return [Counted(ref, told[ref.path.value], (told[ref.path.value] or 0) / max(largest, 1)) for ref in refs]


def bounds(refs: Sequence[PlaceRef]) -> str:
    """west,south,east,north with a margin of about 200 m; '' when no place has a point."""
    points = [(ref.lon, ref.lat) for ref in refs if ref.lon is not None and ref.lat is not None]
    if not points:
        return ""
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    return f"{west - 0.002:.5f},{south - 0.002:.5f},{east + 0.002:.5f},{north + 0.002:.5f}"
