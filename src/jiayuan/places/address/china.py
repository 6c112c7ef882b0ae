"""Names of China's provinces, cities and districts (GB/T 2260), present and abolished, from python-stdnum's table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

_LINE = re.compile(r'^(?P<deep> *)(?P<code>\d+) (?:province|county)="(?P<names>[^"]+)"', re.MULTILINE)
_NAME = re.compile(r"(?:\[\d*-(?P<until>\d*)\])?(?P<name>.+)")
# Headings of the table, not names anybody writes before a street.
_NO_NAMES = re.compile(r"^(?:市辖区|县|.*直辖县级行政(?:单位|区划))$")
_REGIONS = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
            "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}  # fmt: skip
_PEOPLES = (
    "朝鲜|哈萨克|柯尔克孜|塔吉克|蒙古|达斡尔|鄂温克|鄂伦春|锡伯|维吾尔|哈尼|景颇|布依|土家|傈僳|独龙|拉祜|布朗|纳西|普米|仫佬|毛南|仡佬|撒拉"
    "|保安|东乡|裕固|藏|羌|彝|傣|白|壮|苗|侗|回|黎|瑶|畲|满|水|土|怒|佤|京|各"
)
_TAIL = re.compile(rf"(?:(?:{_PEOPLES})族)*(?:自治州|自治县|自治旗)$|(?:省|市|地区|盟|新区|林区|区|县|旗)$")
# As cities' short names they would be read into names of houses and streets everywhere.
SHORTEST = 2


class Floor(IntEnum):
    """Floors above the street."""

    PROVINCE = 1
    CITY = 2
    DISTRICT = 3


@dataclass(frozen=True, slots=True)
class Area:
    """One division. `code` has 2, 4 or 6 digits by its floor."""

    code: str
    name: str
    floor: Floor
    gone: bool = False


def _entries(code: str, names: str) -> Iterator[Area]:
    code = code.removesuffix("00").removesuffix("00")
    for one in names.split(","):
        found = _NAME.fullmatch(one)
        if found and not _NO_NAMES.match(found["name"]):
            yield Area(code, found["name"], Floor(len(code) // 2), bool(found["until"]))


@cache
def areas() -> tuple[Area, ...]:
    """Every division of the table, the present ones first: a name that lives on is not the abolished one's."""
    text = files("stdnum").joinpath("cn", "loc.dat").read_text(encoding="utf-8")
    found: list[Area] = []
    province = ""
    for line in _LINE.finditer(text):
        if not line["deep"]:
            province = line["code"]
        else:
            found += _entries(province + line["code"], line["names"])
    return tuple(sorted(found, key=lambda area: area.gone))


@cache
def by_code() -> Mapping[str, Area]:
    """The division of a code; of several that had it the present one."""
    return {area.code: area for area in reversed(areas())}


def short(name: str) -> str:
    """The name as people shorten it: 延边朝鲜族自治州 → 延边, 西城区 → 西城; itself where nothing would be left."""
    stem = _REGIONS.get(name) or _TAIL.sub("", name)
    return stem if len(stem) >= SHORTEST else name


@cache
def names() -> Mapping[str, tuple[Area, ...]]:
    """Full and shortened name → the divisions it may mean."""
    found: dict[str, list[Area]] = defaultdict(list)
    for area in areas():
        found[area.name].append(area)
        if (stem := short(area.name)) != area.name:
            found[stem].append(area)
    return {name: tuple(several) for name, several in found.items()}


@cache
def longest() -> int:
    """Characters of the longest name."""
    return max(map(len, names()))
