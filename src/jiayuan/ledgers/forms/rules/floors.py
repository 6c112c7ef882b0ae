"""Where on the phone list a person stands: building, then floor, then room; from the place path alone."""

from __future__ import annotations

from jiayuan.kernel.placepath import Level, PlacePath


def building_of(path: str) -> str:
    """The building a path lies in, or the deepest place above it that is known."""
    place = PlacePath(path)
    return place.at(Level.BUILDING).value if place.level >= Level.BUILDING else path


def floor_of(path: str) -> str:
    """'03' of a room on the third floor; '' where no room is known."""
    place = PlacePath(path)
    # Rooms are numbered floor and door, two digits each.
    return place.segments[-1][:2] if place.level is Level.ROOM else ""
