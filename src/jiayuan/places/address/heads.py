"""Province, city and district off the front of a line, written out or shortened, present or abolished."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jiayuan.places.address.china import Area, Floor, by_code, longest, names, short

_SKIP = re.compile(r"(?:中国|中华人民共和国|市辖区|原|[,，。:：;；.\-]|地址|住址|家庭住址)+(?=.)")
# 朝阳门, 南京路, 和平里: a shortened name with these behind it is part of a street's or compound's own name.
_GOES_ON = re.compile(
    r"[路街道大巷里门内外东西南北中桥山河湖口村镇店庄园寺庙沟营坊站坝坡岭江弄新老前后上下一二三四五六七八九十0-9A-Z]"
    r"|花园|家园|公寓|广场|饭店|宾馆|城|小区|医院|学校|国际|名|豪|人家|嘉|华"
)
# A district the table does not list yet, or a zone that works like one, right behind its city.
_UNLISTED = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:(?:经济技术|高新技术产业|高新技术|经济)?开发区|工业园区|高新区|新区"
    r"|(?<![小社园校街厂库片湾营])区|县|旗)(?![一-十]|[路街道里巷])"
)
# One's own district is named without 区 before anything but its gates, walls and streets: 西城西单北大街.
_GOES_ON_AT_HOME = re.compile(r"[门内外街路道巷里]")
_OWN_TAIL = re.compile(r"[区县市旗省]$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front; `end` is where the rest begins, `code` the deepest division's if it is certain."""

    end: int = 0
    province: str = ""
    city: str = ""
    district: str = ""
    code: str = ""
    gone: bool = False


_NOTHING = Head()


def _usual_heads(home: Iterable[str]) -> list[tuple[re.Pattern[str], Head]]:
    """What nearly every line of a district's own ledgers begins with, as one pattern each."""
    found = []
    for code in sorted(home):
        if area := by_code().get(code):
            province, city = by_code()[code[:2]].name, by_code().get(code[:4])
            above = "|".join(sorted({province, short(province), *((city.name, short(city.name)) if city else ())}))
            pattern = re.compile(rf"(?:{above})*{area.name}(?![路街道巷里])")
            found.append((pattern, Head(0, province, city.name if city else province, area.name, code)))
    return found


class HeadReader:
    """Reads heads; `home` are codes (six digits) of the districts whose short names are understood by themselves."""

    def __init__(self, home: Iterable[str] = ()) -> None:
        self.home = frozenset(home)
        self._near = frozenset(code[:2] for code in self.home)
        self._usual = _usual_heads(self.home)
        self._starts = {name[:2] for name in names()} | {"中国", "中华", "市辖", "地址", "住址", "家庭"}

    def read(self, line: str) -> Head:
        """The head of a cleaned line."""
        # Most lines of a ledger name nothing above the street, or the same few districts.
        if line[:2] not in self._starts and line[:1] != "原":
            return _NOTHING
        for pattern, head in self._usual:
            if found := pattern.match(line):
                return Head(found.end(), head.province, head.city, head.district, head.code)
        return self._read(line)

    def _read(self, line: str) -> Head:
        at, chain = self._skipped(line, 0), tuple[Area, ...]()
        unlisted = ""
        while step := self._step(line, at, chain):
            area, end = step
            chain = chain if chain and area == chain[-1] else (*chain, area)
            at = self._skipped(line, end)
        if chain and chain[-1].floor is not Floor.DISTRICT and (found := _UNLISTED.match(line, at)):
            unlisted, at = found[0], found.end()
            # 苏州工业园区 is a name of its own, not a park of any city's.
            if unlisted == "工业园区":
                unlisted = short(chain[-1].name) + unlisted
        return self._told(at if chain else 0, chain, unlisted)

    @staticmethod
    def _skipped(line: str, at: int) -> int:
        found = _SKIP.match(line, at)
        return found.end() if found else at

    def _step(self, line: str, at: int, chain: tuple[Area, ...]) -> tuple[Area, int] | None:
        """The next division in the line: the longest name that fits below the last one."""
        for end in range(min(len(line), at + longest()), at + 1, -1):
            text = line[at:end]
            fitting = [area for area in names().get(text, ()) if self._fits(area, chain)]
            if fitting and (area := self._choice(fitting, chain)) and self._stands(line, end, text, area, chain):
                return area, end
        return None

    @staticmethod
    def _fits(area: Area, chain: tuple[Area, ...]) -> bool:
        if not chain:
            return True
        last = chain[-1]
        # 上海市上海市: the city of a municipality bears its name; 省直辖 districts stand under the province.
        same = area.code == last.code and last.floor is not Floor.DISTRICT
        return same or (area.code.startswith(last.code) and area.floor > last.floor)

    def _choice(self, fitting: list[Area], chain: tuple[Area, ...]) -> Area | None:
        """One of several: at home first, then the present one; without a hint only what the name alone decides."""
        near = [area for area in fitting if area.code in self.home] or [
            area for area in fitting if area.code[:2] in self._near
        ]
        present = [area for area in near or fitting if not area.gone] or near or fitting
        floors = {area.floor for area in present}
        higher = [area for area in present if area.floor == min(floors)]
        if len({area.code for area in higher}) > 1 and not near:
            # Equal names in several provinces: the word is kept, its place is not guessed.
            return None if not chain and higher[0].floor is not Floor.DISTRICT else Area("", *self._word(higher[0]))
        return higher[0]

    @staticmethod
    def _word(area: Area) -> tuple[str, Floor]:
        return area.name, area.floor

    def _stands(self, line: str, end: int, text: str, area: Area, chain: tuple[Area, ...]) -> bool:
        """Whether the name is a division here and not the beginning of a street's or compound's name."""
        if len(text) > 2 and text == area.name and _OWN_TAIL.search(text):
            return not line.startswith(("路", "街", "道"), end) or self._step(line, end, (area,)) is not None
        if not chain and area.floor is Floor.DISTRICT and area.code not in self.home and not self._gone_near(area):
            return False
        if area.code and self._step(line, end, (*chain, area)):
            return True
        return (_GOES_ON_AT_HOME if area.code in self.home else _GOES_ON).match(line, end) is None

    def _gone_near(self, area: Area) -> bool:
        return area.gone and area.code[:2] in self._near

    @staticmethod
    def _told(end: int, chain: tuple[Area, ...], unlisted: str) -> Head:
        if not chain:
            return Head(end)
        last = chain[-1]
        at = {area.floor: area.name for area in chain}
        code = last.code
        province = by_code()[code[:2]].name if code else at.get(Floor.PROVINCE, "")
        city = by_code().get(code[:4]) if len(code) >= 4 else None
        # In a municipality the city is the province.
        name = city.name if city else at.get(Floor.CITY, "") or (province if short(province) + "市" == province else "")
        return Head(end, province, name, at.get(Floor.DISTRICT, unlisted), code, last.gone)
