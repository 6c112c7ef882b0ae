"""The grammar of what stands before the numbers, without any tree: town, community, road and door plate, compound."""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = r"(?:\d{1,5}|[零〇一二两三四五六七八九十百]{1,5})"
_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
# 镇 and 乡 begin many names of streets and houses: 镇江路, 乡村花园.
_TOWN = re.compile(
    rf"(?:{_HAN}{{2,7}}?(?<!大)街道(?![口边旁])(?:办事处|办)?|{_HAN}{{2,6}}?(?:地区办事处|办事处)"
    rf"|{_HAN}{{1,5}}?(?:镇|乡|苏木)(?![路街道巷小花家公苑园村别中上下大江海政])"
    rf"|{_HAN}{{2,5}}?镇(?![路街道巷小别村上下大海政]))"
)
_COMMUNITY = re.compile(
    rf"{_HAN}{{2,10}}?(?:社区居民委员会|社区居委会|社区|居民委员会|居委会|村民委员会|村委会|行政村|自然村)(?![卫医服活])"
)
_VILLAGE = re.compile(
    rf"{_HAN}{{1,6}}?村(?:{_N}(?:组|队|社|屯)|(?=$|\d{{1,5}}号(?!楼|院)|{_HAN}{{1,4}}(?:组|屯|庄|湾|沟)))"
)
_ZONE = re.compile(rf"{_HAN}{{0,8}}?(?:(?:经济技术|高新技术产业|高新技术|经济)?开发区|工业园区|高新区)(?=.)")
_STREET = "大街|大道|胡同|夹道|公路|环路|马路|支路|辅路|国道|省道|高速|路|街|巷|道|条|弄"
_PART = rf"(?:[东西南北中前后]段|{_N}段|[东西南北]侧)?"
_PLATE_SIGN = rf"(?:号院|弄|号(?![楼栋幢座门塔]|单元)|院(?!{_HAN}))"
_PLATE = rf"(?:第?[甲乙丙丁附]?{_N}(?:-{_N}|之{_N})?[甲乙丙丁A-Z]?{_PLATE_SIGN}(?:附{_N}号|之{_N})?)"
_ROAD = r"[\u3400-\u9fffA-Z0-9]"
_AT_PLATE = re.compile(rf"(?P<road>(?!\d){_ROAD}{{1,12}}?(?:{_STREET}|[二三四五六]环){_PART})(?P<plate>{_PLATE})内?")
_ALONG = re.compile(
    rf"(?P<road>(?!\d)[\u3400-\u9fff]{{1,8}}?(?:{_STREET}){_PART})"
    rf"(?![一二三四五六七八九十东西南北中里口门桥园湾屯庄村家站公嘉花巷条])"
)
_PLATE_ONLY = re.compile(rf"(?P<plate>第?[甲乙丙丁]?{_N}号院)(?=.)")
# Where the numbers begin. Numerals in words count only before a word of counting, so that 三里河 stays a name.
_NUMBERS = re.compile(
    rf"第?[甲乙丙丁东西南北中前后主副]?{_N}[A-Z甲乙丙丁]?(?:号|栋|幢|座|楼|单元|室|层|排|#|-\d|门(?![头店诊市外内峡户]))"
    rf"|(?<![A-Z])[A-Z]\d{{0,2}}(?:座|栋|幢|楼|单元|塔|-\d|号|\d{{2,4}}(?!\d)|(?=$))|[甲乙丙丁东西南北中主副](?:座|楼(?!{_HAN})|单元|塔|门\d)"
    r"|半?地下(?:室|\d|$)|负[一二三\d]|底商|旁门|[东西南北正耳]房\d|\d{1,5}[A-Z]?$"
)
_TRIM = "-,，。.;；内的:：·"
_ENDS = re.compile(
    r"(?:小区|社区|园|苑|寓|墅|山庄|新村|城|院|宿舍|楼|住宅区|生活区|厦|广场|中心|酒店|宾馆|饭店|学校|大学|中学|小学"
    r"|公司|市场|府|邸|轩|居|庭|湾|庄|坊|里|屯|营|厂|区|期|舍|国际|名都|天地|胡同|巷|条|夹道)$"
)
_TOWER = re.compile(r"(?:大厦|中心|广场|写字楼|大楼|商厦|商城|SOHO|国际|酒店|饭店|宾馆|楼)$")
MOST_NAME = 24


@dataclass(frozen=True, slots=True)
class Words:
    """What the words say; `numbers` is the text of the numbers, `rest` what was not understood before them."""

    town: str = ""
    community: str = ""
    road: str = ""
    number: str = ""
    compound: str = ""
    numbers: str = ""
    rest: str = ""

    @property
    def tower(self) -> bool:
        """Whether 18楼 behind these words is a floor and not a house."""
        return bool(_TOWER.search(self.compound)) if self.compound else self.number.endswith("号")


def read_words(line: str) -> Words:
    """Reads a cleaned line from which province, city and district have been taken."""
    town, line = _taken(_TOWN, line)
    zone, line = _taken(_ZONE, line)
    community, line = _taken(_COMMUNITY, line)
    if not community:
        community, line = _taken(_VILLAGE, line)
    road, number, line = _road(line)
    name, numbers = _parted(line.lstrip(_TRIM))
    town = re.sub("(?:办事处|办)$", "", town) or zone
    if not name and not road and numbers and community.endswith("社区"):
        name = community
    if name and not _named(name, numbers):
        return Words(town, community, road, number, "", numbers, name)
    return Words(town, community, road, number, name, numbers)


def _taken(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    found = pattern.match(line)
    return (found[0], line[found.end() :]) if found else ("", line)


def _road(line: str) -> tuple[str, str, str]:
    """Road, door plate and what follows; a road without a plate only where something else follows it."""
    if found := _AT_PLATE.match(line):
        return found["road"], found["plate"], line[found.end() :]
    if found := _ALONG.match(line):
        return found["road"], "", line[found.end() :]
    if found := _PLATE_ONLY.match(line):
        return "", found["plate"], line[found.end() :]
    return "", "", line


def _parted(line: str) -> tuple[str, str]:
    """The name before the first number, and the numbers."""
    found = _NUMBERS.search(line)
    at = found.start() if found else len(line)
    return line[:at].rstrip(_TRIM), line[at:]


def _named(name: str, numbers: str) -> bool:
    # Without a number behind it only a word for a house or compound makes a name of a text.
    return 2 <= len(name) <= MOST_NAME and bool(numbers or _ENDS.search(name))
