"""Bringing address text to one form: widths, blanks, dashes, notes in brackets, Chinese numerals before 号, 楼, 室 …"""

from __future__ import annotations

import re

from jiayuan.kernel.text import nfkc, squeeze

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ー~～_﹣/、", "-"))
_NOTE = re.compile(r"[(（\[【〔{][^)）\]】〕}]*[)）\]】〕}]?")
# 红墙小区（3号楼）2单元: not a note but a house.
_HOUSE_NOTE = re.compile(r"[(（【\[](\d{1,3}(?:号楼|栋|幢|号院))[)）】\]]")
# Only before words of counting, so that 三里河 and 六部口 keep their names.
_NUMERAL = re.compile(
    r"[零〇一二两三四五六七八九十]{1,4}(?=(?:号|楼|栋|幢|座|单元|门|层|室|间|户|排|#|-|\d))|[零〇一二三四五六七八九]{3,4}$"
)
_DIGITS = {char: digit for digit, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def clean(text: str) -> tuple[str, str]:
    """The text in one form and the notes that stood in brackets."""
    plain = squeeze(text).translate(_DASHES)
    # Most lines have no bracket: spare them the substitution.
    if not _NOTE.search(plain):
        return _capitals(plain), ""
    plain = _HOUSE_NOTE.sub(r"\1", plain)
    notes = "".join(_NOTE.findall(plain))
    return _capitals(_NOTE.sub("", plain)), notes


def _capitals(text: str) -> str:
    # Capitals of some letters come apart, and what a bracket kept apart may now compose.
    return nfkc(text.upper())


def numerals(text: str) -> str:
    """Chinese numerals up to 99 as digits, where a word of counting follows: 十二号 → 12号, 二门 → 2门."""
    return _NUMERAL.sub(lambda found: str(number(found[0])), text) if not text.isascii() else text


def number(text: str) -> str:
    """零 … 九十九 as digits; a row of single digits (五〇一) digit by digit; what is neither stays."""
    tens, found, ones = text.partition("十")
    if not found:
        return "".join(str(_DIGITS[char]) for char in text)
    # 二十十 and 十二三 are no numbers: read as one they would lead to another house.
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return text
    high = _DIGITS[tens[0]] if len(tens) == 1 else 1
    low = _DIGITS[ones[0]] if len(ones) == 1 else 0
    return str(high * 10 + low)
