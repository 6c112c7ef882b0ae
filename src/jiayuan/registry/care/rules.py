"""Pure decisions of the care register: needs, how long a yes lasts, when it opens and to whom, what may be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.states import StateTable, Transition
from jiayuan.kernel.text import mark

# What a person may ask to be looked after for. Who depends on power comes first: their time is the shortest.
NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "oxygen": mark("在家吸氧或用呼吸机"),
        "wheelchair": mark("坐轮椅或下不了楼"),
        "alone": mark("独自居住"),
        "hearing": mark("听不见警报"),
    }
)
# The version of the words people say yes to; a new text asks them anew.
TEXT = "care-1"
YES_LASTS = timedelta(days=365)
# Long enough to be renewed without saying everything again.
KEPT_AFTER = timedelta(days=30)
FEWEST = 10
DECLARE, READ = "registry.emergency", "registry.care_read"

OPENING = StateTable(
    "care-opening",
    "",
    {
        ("", "declare"): Transition("declared", DECLARE, "reason_and_at_most_72_hours"),
        ("declared", "confirm"): Transition("open", DECLARE, "second_officer", ("tell",)),
        # Declared in error and never confirmed: ended without having opened anything.
        ("declared", "stand_down"): Transition("closed", DECLARE),
        ("open", "stand_down"): Transition("closed", DECLARE, effects=("close",)),
    },
)


def lasts_until(day: date) -> date:
    """The first day on which a yes of that day no longer counts."""
    return day + YES_LASTS


def kept_from(day: date) -> date:
    """Entries whose time ended before this day are deleted on `day`."""
    return day - KEPT_AFTER


def is_open(state: str, ends_at: datetime, now: datetime) -> bool:
    """Whether an emergency opens the register now: confirmed, not stood down, and not past its hour."""
    return state == "open" and now < ends_at


def why_not(*, purpose: bool, opened: bool, in_area: bool, on_shift: bool) -> str:
    """The code of the first reason not to show names; '' when they may be shown. Default deny."""
    # The area is asked before the shift: who has nothing to do there should not learn who is on duty.
    checks = (("purpose", purpose), ("care-closed", opened), ("care-area", in_area), ("care-off-shift", on_shift))
    return next((code for code, holds in checks if not holds), "")


def urgency(needs: Collection[str]) -> int:
    """0 for who must be reached first; the order of NEEDS."""
    return min((n for n, need in enumerate(NEEDS) if need in needs), default=len(NEEDS))


def _group(path: str, level: Level) -> str:
    place = PlacePath(path)
    return place.at(level).value if place.level >= level else path


def planned(places: Iterable[str], fewest: int = FEWEST) -> list[tuple[str, int | None]]:
    """How many people where, as deep as no group gets small: (place, people), None for fewer than `fewest`.

    People of small buildings are counted with the others of their compound, small rests with their community. Groups
    do not overlap and no sum over them is shown, so nothing small can be worked out by subtraction.
    """
    rest = Counter(places)
    shown: list[tuple[str, int | None]] = []
    for level in (Level.BUILDING, Level.COMPOUND, Level.COMMUNITY):
        groups: Counter[str] = Counter()
        for path, n in rest.items():
            groups[_group(path, level)] += n
        # What lies higher already than this floor waits for its own turn.
        big = {path: n for path, n in groups.items() if n >= fewest and PlacePath(path).level is level}
        shown += big.items()
        rest = Counter({path: n for path, n in groups.items() if path not in big})
    small = {_group(path, Level.COMMUNITY) for path in rest}
    return sorted([*shown, *((path, None) for path in small)], key=lambda one: one[0])


def in_order(people: Sequence[tuple[Collection[str], str]]) -> list[int]:
    """Indexes of (needs, door) in the order of visits: the most urgent need first, then door by door."""
    return sorted(range(len(people)), key=lambda n: (urgency(people[n][0]), people[n][1]))
