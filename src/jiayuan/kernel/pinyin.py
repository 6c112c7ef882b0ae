"""The search key of a name: toneless pinyin with the readings surnames have."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

# Read otherwise as a surname than as a word.
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "查": "zha", "盖": "ge", "朴": "piao", "区": "ou",
    "任": "ren", "冼": "xian", "翟": "zhai", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "覃": "qin",
    "缪": "miao", "宓": "fu", "逄": "pang", "折": "she", "种": "chong", "洗": "xian", "员": "yun", "乐": "yue",
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def syllable(character: str) -> str:
    """Toneless pinyin of one character; what is not Chinese stays as it is, in small letters."""
    return "".join(lazy_pinyin(character, style=Style.NORMAL, errors="default")).lower()


def name_key(name: str) -> str:
    """Toneless pinyin of a person's name, syllables parted by a blank: 单雄信 → "shan xiong xin"."""
    # Two-character surnames only before a given name: 单于 alone could be either.
    double = SURNAMES.get(name[:2]) if len(name) > 2 else None
    if double:
        return " ".join([double, *map(syllable, name[2:])])
    if not name:
        return ""
    return " ".join([SURNAMES.get(name[0]) or syllable(name[0]), *map(syllable, name[1:])])
