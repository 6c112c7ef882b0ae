"""Where a demand belongs: a node of the tree, a point, a grid; or the district's queue of unknown places."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.cases.rules.points import tidy
from jiayuan.cases.shapes.coming import NewCase
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.api import ancestors, by_code12, community_at, grid_of

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """`known` False puts the case into the queue place_unknown of the area `path`."""

    path: str
    point: Point | None = None
    grid_code: str = ""
    known: bool = True

    @property
    def as_path(self) -> PlacePath:
        return PlacePath(self.path)


def located(path: PlacePath, point: Point | None = None) -> Placed:
    """A known place; without a point of its own the nearest floor above that has one lends it."""
    chain = ancestors(path)
    # The floors above a mistyped door exist all the same; only the door itself is the proof.
    if all(ref.path != path for ref in chain):
        raise NotFound
    lent = next(((ref.lon, ref.lat) for ref in chain if ref.lon is not None and ref.lat is not None), None)
    grid = grid_of(path)
    return Placed(path.value, point or lent, grid.code15 if grid else "")


def locate(new: NewCase, acting: Acting) -> Placed:
    """From the place, else from the point, else unknown inside what the filer can name."""
    point = tidy(new.lon, new.lat)
    if new.place is not None:
        return located(new.place, point)
    # A point says more than the filer's home: people report what they pass by.
    community = community_at(*point) if point else None
    if community:
        return located(community.path, point)
    return Placed(_area(acting).value, point, known=False)


def _area(acting: Acting) -> PlacePath:
    """Where an unknown place waits: the filer's or the desk's own street."""
    place = acting.scope.place
    if place is None:
        return by_code12("110102000000").path
    return place.at(Level.STREET) if place.level >= Level.STREET else place
