"""The grammar of what follows a compound's or lane's name: building or yard, unit, floor, room."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

# 甲乙丙丁 tell doors of one number apart; the compass and 前后 tell wings and yards apart.
_SIDE = "[甲乙丙丁东西南北中前后主副]"
_NUMBER = rf"{_SIDE}?\d{{1,4}}[A-Z甲乙丙丁]?"
_HOUSE = rf"(?:{_NUMBER}|{_SIDE}?[A-Z]\d{{0,2}}|{_SIDE})"
_HOUSE_END = "号楼|号院|号栋|号幢|号座|号塔|号|栋楼|栋|幢|座|塔楼|塔|楼|院|排|#楼|#院|#"
_BUILDING = rf"(?:第?(?P<b>{_HOUSE})(?P<bs>{_HOUSE_END}))"
# A yard before a building: 12号院3号楼.
_YARD = rf"(?:(?P<y>{_NUMBER})(?:号院|#院|院)内?)"
_UNIT = rf"(?:第?(?P<u>\d{{1,2}}|[A-Z]|{_SIDE})(?:号?单元|号门|门|梯|(?<=[A-Z])座|-))"
# 楼 after one or two digits also means a floor, but only where a building stands before it.
_FLOOR = r"(?:第?(?P<f>地下\d{0,2}|负\d|-\d|B\d|\d{1,2})(?:层|楼))"
_SIDE_ROOM = rf"(?:{_SIDE}|[正耳]|倒座)房\d{{0,2}}|[东西南北中]户|(?:底商|旁门|门脸|商铺|半?地下室?)\d{{0,4}}"
_ROOM_END = "(?:号房|室|号|间|房间|房|户)?"
_ROOM = rf"(?:(?P<r>{_SIDE_ROOM}|{_SIDE}?[A-Z]?0?\d{{1,4}}[A-Z]?){_ROOM_END})"
# Three numbers are building, unit, room (with 单元 written out or not); two are building (or yard) and room.
_DASHED = re.compile(
    rf"(?P<b>{_NUMBER}|[A-Z]\d?)(?:号楼|号院|楼|栋|幢|座|#|号)?-(?:(?P<u>\d{{1,2}}|[A-Z](?=-))(?:(?:单元|门)-?|-))?"
    rf"(?P<r>[A-Z]?\d{{1,4}}){_ROOM_END}(?P<rest>.*)"
)
_HASHED = re.compile(
    rf"(?P<b>{_NUMBER}|[A-Z])(?:#|号楼|楼|栋|幢|座|号)(?P<u>\d{{1,2}})-(?P<r>[A-Z]?\d{{1,4}}){_ROOM_END}(?P<rest>.*)"
)
_FULL = re.compile(rf"(?:{_YARD}(?=第?{_HOUSE}))?{_BUILDING}?-?{_UNIT}?-?{_FLOOR}?-?{_ROOM}?(?P<rest>.*)")
_KEY = re.compile(r"第?0*(?P<key>[^号栋幢座楼院单元门室间#]+?)(?:号楼|号院|号|栋楼|栋|幢|座|楼|院|单元|门|室|间|#)*$")
_DOORS = "甲乙丙丁"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The parts in one spelling ('' where absent); `rest` is what the grammar did not use.

    `yard` is set only where a building stands inside it (12号院3号楼); `sign` is the word behind the house (号, 号楼).
    """

    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    rest: str = ""
    yard: str = field(default="", compare=False)
    sign: str = field(default="", compare=False)


# Names of rooms repeat all over a district: 508,000 rooms have a few thousand names.
@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The bare number of a house, unit or room: 3号楼 → 3, 甲12号 → 甲12, 0501室 → 501, 2单元 → 2."""
    found = _KEY.match(name)
    return _bare(found["key"]) if found else name


# A ledger names the doors of its houses over and over.
@lru_cache(maxsize=65_536)
def read_numbers(text: str, *, tower: bool = False) -> Numbers:
    """Reads `3号楼2单元501室`, `3#2-501`, `3-2-501`, `12号院3号`, `甲12号3室`, `B座1203`, `北房2间` and their kin.

    Inside a `tower` (a high building with one door) 18楼 is a floor.
    """
    if not text:
        return Numbers()
    # The short forms first: the full grammar would read 3#2 as a building and lose the unit.
    found = _HASHED.match(text) or _DASHED.match(text)
    if found:
        return Numbers(_bare(found["b"]), _bare(found["u"]), "", _bare(found["r"]), found["rest"])
    found = _FULL.match(text)
    return _from_full(found, tower) if found else Numbers(rest=text)


def _from_full(found: re.Match[str], tower: bool) -> Numbers:
    yard, house, sign, unit, floor, room, rest = found.group("y", "b", "bs", "u", "f", "r", "rest")
    if tower and sign == "楼" and house.isdigit() and not unit and not floor:
        return Numbers("", "", house, _bare(room), rest)
    if yard and not house:
        # What follows the yard is a room of it: 9号院3室.
        return Numbers(_bare(yard), _bare(unit), floor or "", _bare(room), rest)
    # A lone number of at most two digits after a name is a house, not a room.
    if not house and not unit and not floor and not tower and room and room.isdigit() and len(room) < 3:
        return Numbers(_bare(room), rest=rest)
    return Numbers(_bare(house), _bare(unit), floor or "", _bare(room), rest, _bare(yard), sign or "")


def in_yard(numbers: Numbers) -> Numbers:
    """The same for a yard of a lane, where the yard is the house and a bare 号 behind it a room: 12号院3号."""
    if not numbers.yard:
        return numbers
    if numbers.sign == "号" and not numbers.room:
        return Numbers(numbers.yard, numbers.unit, numbers.floor, numbers.building, numbers.rest)
    rest = f"{numbers.building}{numbers.sign}{numbers.rest}"
    return Numbers(numbers.yard, numbers.unit, numbers.floor, numbers.room, rest)


def _bare(text: str | None) -> str:
    """Without leading zeros, the letter in front: 3甲号楼 and 甲03号楼 are one door."""
    if not text:
        return ""
    # One letter only changes sides: of two the first stays first, however often this is done.
    if text[-1] in _DOORS and text[0] not in _DOORS:
        text = text[-1] + text[:-1]
    return text.lstrip("0") if text[0].isdigit() else text[0] + text[1:].lstrip("0")
