"""The grammar of what follows a compound's or lane's name: building or yard, unit, floor, room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SIDE = "[甲乙丙丁东西南北中前后]"
_HOUSE = rf"(?:{_SIDE}?\d{{1,4}}[A-Z]?|{_SIDE}?[A-Z]\d{{0,2}}|{_SIDE})"
_BUILDING = rf"(?:第?(?P<b>{_HOUSE})(?P<bs>号楼|号院|号|栋楼|栋|幢|座|楼|院|#楼|#))"
_YARD = rf"(?:(?P<y>{_SIDE}?\d{{1,4}}[A-Z]?)(?:号院|院))"
_UNIT = rf"(?:第?(?P<u>\d{{1,2}}|[A-Z]|{_SIDE})(?:单元|门|-))"
_FLOOR = r"(?:第?(?P<f>地下\d{0,2}|负\d|B\d|\d{1,2})(?:层|楼))"
_SIDE_ROOM = rf"(?:{_SIDE}|[正耳]|倒座)房\d{{0,2}}|(?:底商|旁门|门脸|地下室?)\d{{0,4}}"
_ROOM = rf"(?:(?P<r>{_SIDE_ROOM}|{_SIDE}?[A-Z]?\d{{1,4}}[A-Z]?)(?:室|号|间|房间|房)?)"
_DASHED = re.compile(
    r"(?P<b>\d{1,4}[A-Z]?)(?:号楼|楼|栋|#|号)?-(?:(?P<u>\d{1,2})-)?(?P<r>[A-Z]?\d{1,4})(?:室|号)?(?P<rest>.*)"
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


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The bare number of a house, unit or room: 3号楼 → 3, 甲12号 → 甲12, 0501室 → 501, 2单元 → 2."""
    found = _KEY.match(name)
    return found["key"] if found else name


def read_numbers(text: str) -> Numbers:
    """Reads `3号楼2单元501室`, `3#2-501`, `3-2-501`, `12号院3号`, `甲12号3室`, `B座1203`, `北房2间` and their kin."""
    if not text:
        return Numbers()
    found = _HASHED.match(text) or _DASHED.match(text)
    if found:
        return Numbers(_bare(found["b"]), _bare(found["u"]), "", _bare(found["r"]), found["rest"])
    found = _FULL.match(text)
    return _from_full(found) if found else Numbers(rest=text)


def _from_full(found: re.Match[str]) -> Numbers:
    yard, building, room, rest = found["y"], found["b"], found["r"], found["rest"]
    unit, floor = _bare(found["u"]), found["f"] or ""
    if yard and building and found["bs"] == "号" and not room:
        return Numbers(_bare(yard), unit, floor, _bare(building), rest)
    if yard and building:
        # A building inside a yard: the yard is the house of the tree, the building stays readable.
        return Numbers(_bare(yard), unit, floor, _bare(room), f"{building}{found['bs']}{rest}")
    if yard:
        return Numbers(_bare(yard), unit, floor, _bare(room), rest)
    if not building and room and not (unit or floor) and _plain_number(found):
        return Numbers(_bare(room), "", "", "", rest)
    return Numbers(_bare(building), unit, floor, _bare(room), rest)


def _plain_number(found: re.Match[str]) -> bool:
    """A lone number of at most three digits after a name is a house, not a room."""
    return found["r"].isdigit() and len(found["r"]) < 3


def _bare(text: str | None) -> str:
    return (text or "").lstrip("0")
