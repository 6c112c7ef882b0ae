"""What of a parsed address the tree lacks, and which room may be made without asking. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jiayuan.kernel.pinyin import syllable
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.text import mark
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.address.repair import TELLING
from jiayuan.places.kinds import Kind

MOST_NAME = 30
# A long row of digits is a telephone or a certificate, never a house: it is not kept.
_PRIVATE = re.compile(r"\d{5}|[*@]")
_LANE = re.compile(r"(?:胡同|巷|夹道|条|街|路|道|里)$")
_ROOM = re.compile(r"(\d{1,2})(\d{2})")
DOORS_MOST = 20
YARD_UNIT = "00"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A place that would stand under `place_path`. `house` is a building inside a compound that is missing itself."""

    place_path: str
    kind: str
    name: str
    unit: str = ""
    house: str = ""
    spelling: str = ""


def unknown_of(parsed: ParsedAddress, hint: PlacePath | None) -> Unknown | None:
    """What is missing first on the way down; None if nothing is, or if the text does not say enough."""
    if parsed.alternatives or parsed.elsewhere:
        return None
    found = _below(parsed) if parsed.place and parsed.place.path.level >= Level.COMPOUND else _compound(parsed, hint)
    if found is None or _PRIVATE.search(found.name) or not 0 < len(found.name) <= MOST_NAME:
        return None
    return found


def _compound(parsed: ParsedAddress, hint: PlacePath | None) -> Unknown | None:
    base = parsed.place.path if parsed.place else hint
    if base is None or base.level < Level.COMMUNITY:
        return None
    path, house = base.at(Level.COMMUNITY).value, parsed.building
    if parsed.compound:
        return Unknown(path, Kind.COMPOUND, parsed.compound, "", house, parsed.compound)
    if parsed.road and parsed.number.endswith("院"):
        name = parsed.road + parsed.number
        return Unknown(path, Kind.COMPOUND, name, "", house, name)
    if parsed.road and parsed.number and _LANE.search(parsed.road):
        return Unknown(path, Kind.LANE, parsed.road, "", parsed.number.removesuffix("号"), parsed.road)
    return None


def _below(parsed: ParsedAddress) -> Unknown | None:
    place = parsed.place
    assert place is not None
    path = place.path
    if path.level is Level.COMPOUND:
        if not parsed.building:
            return None
        kind, name = house_of(place.kind, parsed.building)
        return Unknown(path.value, kind, name, spelling=f"{place.name}{name}")
    if path.level is Level.ROOM or not parsed.room:
        return None
    unit = parsed.unit or (path.segments[Level.UNIT - 1].lstrip("0") if path.level is Level.UNIT else "")
    return Unknown(path.at(Level.BUILDING).value, Kind.ROOM, parsed.room, unit, spelling=parsed.room)


def house_of(parent: str, number: str) -> tuple[Kind, str]:
    """Kind and name of a house with that number: yards stand in lanes, buildings in compounds."""
    if parent == Kind.LANE:
        return Kind.YARD, f"{number}号"
    return Kind.BUILDING, f"{number}座" if number[-1:].isalpha() and number.isascii() else f"{number}号楼"


@dataclass(frozen=True, slots=True)
class Door:
    """Segments of a room's path below its building, and the names of unit and room."""

    unit: str
    room: str
    unit_name: str
    room_name: str


def fitting_door(floors: int | None, units: int | None, unit: str, room: str) -> Door | None:
    """The room if it fits the building: 501 is on floor 5. None if floors or units are unknown or exceeded."""
    found = _ROOM.fullmatch(room)
    # A building of one unit needs no unit in the address.
    number = unit or ("1" if units == 1 else "")
    if not found or not floors or not units or not number.isdecimal():
        return None
    floor, door = int(found[1]), int(found[2])
    if not (1 <= floor <= floors and 1 <= door <= DOORS_MOST and 1 <= int(number) <= units):
        return None
    return Door(f"{int(number):02}", f"{floor:02}{door:02}", f"{int(number)}单元", f"{floor}{door:02}室")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a name resembles another; `reason` is a msgid, the lower the `rank` the likelier the two are one place."""

    rank: int
    reason: str


def likeness(name: str, other: str) -> Likeness | None:
    """Why two names may mean one place, or None."""
    if name == other:
        return Likeness(0, mark("同名"))
    if [syllable(char) for char in name] == [syllable(char) for char in other]:
        return Likeness(1, mark("读音相同"))
    short, long = sorted((name, other), key=len)
    if len(short) >= 2 and short in long and not set(long.replace(short, "", 1).replace("小区", "")) & TELLING:
        return Likeness(2, mark("一个名称包含另一个"))
    if len(name) == len(other) and (differing := [(a, b) for a, b in zip(name, other, strict=True) if a != b]):
        # 红莲北里 is like 红莲南里 and just for that no spelling of it: shown last, and said why.
        telling = any(a in TELLING and b in TELLING for a, b in differing)
        if len(differing) == 1:
            return Likeness(5, mark("只差方位或序号，多半是两处")) if telling else Likeness(3, mark("只差一个字"))
    shared = len(set(name) & set(other)) / len(set(name) | set(other))
    return Likeness(4, mark("用字相近")) if shared >= 0.6 else None


def alike(name: str, others: Iterable[tuple[str, str]], most: int = 5) -> list[tuple[str, Likeness]]:
    """(key, likeness) of the names most like this one; `others` are (key, name)."""
    found = [(key, told) for key, other in others if (told := likeness(name, other))]
    return sorted(found, key=lambda one: (one[1].rank, one[0]))[:most]
