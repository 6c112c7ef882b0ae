"""On which floor of the phone list a person stands, from the place path alone."""

from __future__ import annotations

from jiayuan.kernel.placepath import Level, PlacePath


def floor_of(path: str) -> str:
    """'03' of a room on the third floor; '' where no room is known."""
    place = PlacePath(path)
    # Rooms are numbered floor and door, two digits each.
    return place.segments[-1][:2] if place.level is Level.ROOM else ""
