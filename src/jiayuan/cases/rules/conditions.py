"""What a routing rule may ask about a case. Each test answers yes or no and says on which input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.text import squeeze

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything routing may look at; `received_at` aware, `point` WGS84 lon, lat."""

    class_code: str
    group: str
    kind: str
    urgency: str
    place_path: str
    received_at: datetime
    source: str = "web"
    text: str = ""
    grid_code: str = ""
    point: Point | None = None
    asset_owner: str = ""
    property_firm: str = ""
    repeats: int = 0
    working_day: bool = True


def inside(point: Point | None, ring: Sequence[Sequence[float]]) -> bool:
    """Whether a point lies in a polygon ring (even-odd rule)."""
    if point is None:
        return False
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


def _hour(facts: CaseFacts) -> int:
    return facts.received_at.astimezone(LOCAL).hour


def _in_hours(facts: CaseFacts, wanted: Sequence[int]) -> bool:
    start, end = wanted
    hour = _hour(facts)
    # 22 to 6 is one shift over midnight, not an empty one.
    return start <= hour < end if start < end else hour >= start or hour < end


Test = Callable[[CaseFacts, Any], bool]
TESTS: Mapping[str, Test] = {
    "class": lambda facts, wanted: facts.class_code in wanted,
    "group": lambda facts, wanted: facts.group in wanted,
    "kind": lambda facts, wanted: facts.kind in wanted,
    "urgency": lambda facts, wanted: facts.urgency in wanted,
    "source": lambda facts, wanted: facts.source in wanted,
    "area": lambda facts, wanted: any(facts.place_path.startswith(path) for path in wanted),
    "grid": lambda facts, wanted: facts.grid_code in wanted,
    "polygon": lambda facts, wanted: inside(facts.point, wanted),
    "hours": _in_hours,
    "working_day": lambda facts, wanted: facts.working_day is wanted,
    "asset_owner": lambda facts, wanted: facts.asset_owner in wanted,
    "property_firm": lambda facts, wanted: bool(facts.property_firm) is wanted,
    "repeats_min": lambda facts, wanted: facts.repeats >= wanted,
    # Squeezed, because voice input and copied texts break words with blanks.
    "words": lambda facts, wanted: any(word in squeeze(facts.text) for word in wanted),
}
# What the explanation shows for each test; words are never shown, they may quote the caller.
SHOWN: Mapping[str, Callable[[CaseFacts], str]] = {
    "class": lambda facts: facts.class_code,
    "group": lambda facts: facts.group,
    "kind": lambda facts: facts.kind,
    "urgency": lambda facts: facts.urgency,
    "source": lambda facts: facts.source,
    "area": lambda facts: facts.place_path,
    "grid": lambda facts: facts.grid_code,
    "hours": lambda facts: str(_hour(facts)),
    "repeats_min": lambda facts: str(facts.repeats),
}


def applies(facts: CaseFacts, when: Mapping[str, Any]) -> tuple[bool, str]:
    """All parts of a condition together; the second value names the part that decided. Raises KeyError, TypeError or
    ValueError for a condition nobody can read."""
    for name, wanted in when.items():
        if not TESTS[name](facts, wanted):
            return False, because(name, facts)
    return True, "; ".join(because(name, facts) for name in when)


def because(name: str, facts: CaseFacts) -> str:
    """The part of a condition and the input it looked at, for example ``group=water``."""
    shown = SHOWN.get(name)
    return f"{name}={shown(facts)}" if shown else name
