"""Names of organisations and things as they are compared: without the form of the firm, by pairs of characters."""

from __future__ import annotations

import re
from functools import lru_cache

from jiayuan.kernel.text import nfkc, squeeze

_FORMS = re.compile(r"(股份|集团|有限责任|有限|分)?公司$|个体工商户$|\(.*?\)")
# What tells two of a row apart: numbers, cardinal points, sides, the letters and stems of wings.
_MARKS = re.compile(r"[0-9A-Za-z零〇一二三四五六七八九十东西南北中前后左右上下内外甲乙丙丁戊]")
# Half of the pairs of characters: 北京红墙餐饮 and 红墙餐饮店 are one, 北京红墙餐饮 and 北京白塔药房 are not.
ALIKE = 0.5


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name without blanks, brackets and the form of the firm: 北京市 红墙餐饮有限公司（西单店） → 北京红墙餐饮."""
    text = squeeze(nfkc(name)).replace("北京市", "北京")
    return _FORMS.sub("", _FORMS.sub("", text)) or text


@lru_cache(maxsize=65536)
def pairs(name: str) -> frozenset[str]:
    """Neighbouring characters of the normal name."""
    text = normal(name)
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def marks(name: str) -> list[str]:
    """The numbers and directions of a name in their order, 北京 aside: 东门2号消火栓 → 东, 2."""
    return _MARKS.findall(normal(name).replace("北京", ""))


def alike(first: str, second: str) -> bool:
    """Whether two names could be the same one's: equal, one within the other, or half of their pairs in common."""
    a, b = normal(first), normal(second)
    if a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)):
        return True
    ours, theirs = pairs(first), pairs(second)
    return bool(ours and theirs) and 2 * len(ours & theirs) >= ALIKE * (len(ours) + len(theirs))
