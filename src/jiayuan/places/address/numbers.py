"""The grammar of what follows a compound's or lane's name: building or yard, unit, floor, room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# 甲乙丙丁 tell doors of one number apart; the compass and 前后 tell wings and yards apart.
_SIDE = "[甲乙丙丁东西南北中前后]"
_HOUSE = rf"(?:{_SIDE}?\d{{1,4}}[A-Z]?|{_SIDE}?[A-Z]\d{{0,2}}|{_SIDE})"
_BUILDING = rf"(?:第?(?P<b>{_HOUSE})(?P<bs>号楼|号院|号|栋楼|栋|幢|座|楼|院|#楼|#))"
# A yard before a building: 12号院3号楼.
_YARD = rf"(?:(?P<y>{_SIDE}?\d{{1,4}}[A-Z]?)(?:号院|院))"
_UNIT = rf"(?:第?(?P<u>\d{{1,2}}|[A-Z]|{_SIDE})(?:单元|门|-))"
# 楼 after one or two digits also means a floor, but only where a building stands before it.
_FLOOR = r"(?:第?(?P<f>地下\d{0,2}|负\d|B\d|\d{1,2})(?:层|楼))"
_SIDE_ROOM = rf"(?:{_SIDE}|[正耳]|倒座)房\d{{0,2}}|(?:底商|旁门|门脸|地下室?)\d{{0,4}}"
_ROOM = rf"(?:(?P<r>{_SIDE_ROOM}|{_SIDE}?[A-Z]?\d{{1,4}}[A-Z]?)(?:室|号|间|房间|房)?)"
# Three numbers are building, unit, room (with 单元 written out or not); two are building (or yard) and room.
_DASHED = re.compile(
    rf"(?P<b>{_SIDE}?\d{{1,4}}[A-Z]?)(?:号楼|楼|栋|#|号)?-(?:(?P<u>\d{{1,2}})(?:(?:单元|门)-?|-))?"
    r"(?P<r>[A-Z]?\d{1,4})(?:室|号)?(?P<rest>.*)"
)
_HASHED = re.compile(
    r"(?P<b>\d{1,4}[A-Z]?)(?:#|号楼|楼|栋|幢|号)(?P<u>\d{1,2})-(?P<r>[A-Z]?\d{1,4})(?:室|号)?(?P<rest>.*)"
)
_FULL = re.compile(rf"(?:{_YARD}(?=第?{_HOUSE}))?{_BUILDING}?-?{_UNIT}?-?{_FLOOR}?-?{_ROOM}?(?P<rest>.*)")
_KEY = re.compile(r"第?0*(?P<key>[^号栋幢座楼院单元门室间#]+?)(?:号楼|号院|号|栋楼|栋|幢|座|楼|院|单元|门|室|间|#)*$")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The parts in one spelling ('' where absent); `rest` is what the grammar did not use."""

    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    rest: str = ""


# Names of rooms repeat all over a district: 508,000 rooms have a few thousand names.
@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The bare number of a house, unit or room: 3号楼 → 3, 甲12号 → 甲12, 0501室 → 501, 2单元 → 2."""
    found = _KEY.match(name)
    return found["key"] if found else name


def read_numbers(text: str) -> Numbers:
    """Reads `3号楼2单元501室`, `3#2-501`, `3-2-501`, `12号院3号`, `甲12号3室`, `B座1203`, `北房2间` and their kin."""
    if not text:
        return Numbers()
    # The short forms first: the full grammar would read 3#2 as a building and lose the unit.
    found = _HASHED.match(text) or _DASHED.match(text)
    if found:
        return Numbers(_bare(found["b"]), _bare(found["u"]), "", _bare(found["r"]), found["rest"])
    found = _FULL.match(text)
    return _from_full(found) if found else Numbers(rest=text)


def _from_full(found: re.Match[str]) -> Numbers:
    house, room, rest = _house_room_rest(found)
    unit, floor = _bare(found["u"]), found["f"] or ""
    # A lone number of at most two digits after a name is a house, not a room.
    if not house and not unit and not floor and room.isdigit() and len(room) < 3:
        return Numbers(_bare(room), rest=rest)
    return Numbers(_bare(house), unit, floor, _bare(room), rest)


def _house_room_rest(found: re.Match[str]) -> tuple[str, str, str]:
    """Which number is the house of the tree: in a yard the yard is, and what follows is a room or stays readable."""
    yard, building, room, rest = (found[name] or "" for name in ("y", "b", "r", "rest"))
    if not yard:
        return building, room, rest
    if building and found["bs"] == "号" and not room:
        return yard, building, rest
    return yard, room, f"{building}{found['bs']}{rest}" if building else rest


def _bare(text: str | None) -> str:
    return (text or "").lstrip("0")
