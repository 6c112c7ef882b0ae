"""Whether a name with one character wrong, missing or surplus is a slip of the pen or another place's name."""

from __future__ import annotations

import re

from jiayuan.kernel.pinyin import syllable

# These tell neighbours apart: 红莲南里 is not 红莲北里 misspelt.
TELLING = frozenset("东西南北中前后上下左右内外新老旧大小甲乙丙丁一二三四五六七八九十0123456789")
_TAIL = re.compile(r"(?:小区|家园|花园|嘉园|公寓|大院|宿舍|新村|胡同|夹道|大街|[里苑园院巷街条路坊楼厦])$")
# One of two characters alike is no likeness; of so many one may be any other.
LONG_STEM = 3


def credible(right: str, written: str) -> bool:
    """Whether `written` is `right` with one slip: a character wrong, missing, surplus, or swapped with the next."""
    stem, shorter = len(_TAIL.sub("", right)), min(len(right), len(written))
    at = next((n for n in range(shorter) if right[n] != written[n]), shorter)
    if not _rest_fits(right[at:], written[at:]):
        return False
    # 小区 written 小去, 区 or 小小区: the word for a compound tells nothing apart. 红莲北里 for 红莲里 does.
    if at >= stem:
        return len(written) <= len(right) or written[at] not in TELLING or written[at] == written[at - 1]
    changed = {right[at]} if len(written) < len(right) else {written[at]}
    if len(right) == len(written):
        changed = {right[at], written[at]}
        if syllable(right[at]) == syllable(written[at]) and not changed <= TELLING:
            return True
    return stem >= LONG_STEM and not changed & TELLING


def _rest_fits(right: str, written: str) -> bool:
    """Whether two texts that part at their first characters agree from there on."""
    # Keys of damaged names also meet where one lost a character here and gained another there: that is two slips.
    if len(right) == len(written):
        return right[1:] == written[1:] or (right[1::-1] == written[:2] and right[2:] == written[2:])
    return right[1:] == written or right == written[1:]
