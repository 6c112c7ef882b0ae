"""Who hears of a clock that ran out: the level above the one that should have acted (specification 4.2, 4.3)."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.kernel.placepath import Level, PlacePath

# These are the street desk's own duties, so its own desk is not the level above.
DESK_CLOCKS = frozenset({"accept", "dispatch", "return_decision", "callback"})
# The one date the reporter was promised; all others are between the units.
PROMISED = "resolve"


def level_above(kind: str, unit_area: PlacePath | None, place: PlacePath) -> PlacePath:
    """The area whose duty desk is told. `unit_area` is where the unit in charge works, None when nobody has it yet.

    A community's or a compound's unit is answered for by the street, a street's and a district's by the district.
    """
    district = place.at(Level.DISTRICT)
    if kind in DESK_CLOCKS or unit_area is None or unit_area.level <= Level.STREET or place.level < Level.STREET:
        return district
    return place.at(Level.STREET)


def fresh(missed: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """The kinds not laid before anybody in this round, in order; a kind is told once, however many clocks it has."""
    return tuple(sorted(set(missed) - set(told)))
