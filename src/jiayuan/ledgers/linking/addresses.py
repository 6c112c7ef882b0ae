"""Addresses as text only: which compound, which building, which room, without a tree of places.

Where the tree is at hand `places.api.parse_address` knows better; outsiders' tables bring only text.
"""

from __future__ import annotations

import re

import polars as pl

from jiayuan.ledgers.linking.unique import by_value, squeezed

_DISTRICTS = "东城|西城|朝阳|海淀|丰台|石景山|门头沟|房山|通州|顺义|昌平|大兴|怀柔|平谷|密云|延庆|崇文|宣武"
_ADMIN = rf"^(?:[^\d]{{2,4}}省)?(?:[^\d区]{{2,4}}市)?(?:市辖区)?(?:(?:{_DISTRICTS})区)?"
_STREET = r"^[^\d]{2,8}?(?:街道|地区)(?:办事处)?"
_COMMUNITY = r"^([^\d]{2,12}?)(?:社区居委会|社区|居委会)"
_WORDS = "零一二三四五六七八九"
_NUMERAL = re.compile(
    r"([零一二三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])(?=号|楼|栋|幢|单元|门|层|室|座|院)"
)
# A number with the mark that tells two houses of one number apart: 甲12, B1203.
_NUMBERS = r"[甲乙丙丁]?[A-Za-z]?[0-9]+"


def _value(found: re.Match[str]) -> str:
    text = found[1].replace("两", "二")
    if "十" not in text:
        return str(_WORDS.index(text))
    tens, _, ones = text.partition("十")
    return str((_WORDS.index(tens) if tens else 1) * 10 + (_WORDS.index(ones) if ones else 0))


def arabic(text: str) -> str:
    """Numerals up to 99 in characters before 号, 楼, 单元 and the like become digits."""
    return _NUMERAL.sub(_value, text)


def _latin(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))


def tidy_addresses(column: pl.Series) -> pl.DataFrame:
    """head (compound or lane), first, mid, last (numbers: building, unit, room; '' where there is none), community.

    `last` is '' where only one number is given: a building is no room.
    """
    text = squeezed(column).str.replace_all(r"[（(].*?[)）]", "").str.replace_all(r"[‐‑‒–—―－~～]+", "-")
    han = text.str.contains(r"[\u{3400}-\u{9fff}]").fill_null(False)
    worded = han & text.str.contains(r"[零一二两三四五六七八九十](?:号|楼|栋|幢|单元|门|层|室|座|院)").fill_null(False)
    blank = pl.Series([""]).new_from_index(0, column.len())
    text = by_value(text.zip_with(worded, blank), arabic).zip_with(worded, text)
    text = text.str.replace(_ADMIN, "").str.replace(_STREET, "")
    community = text.str.extract(_COMMUNITY).fill_null("")
    local = text.str.replace(_COMMUNITY, "")
    numbers = local.zip_with(han, column).str.extract_all(_NUMBERS)
    head = local.str.extract(rf"^(.*?)(?:{_NUMBERS}|$)").fill_null("").str.strip_chars("#-,，")
    latin = by_value(column.zip_with(~han, blank), _latin)
    several = numbers.list.len() >= 2
    between = numbers.list.eval(pl.element().slice(1, pl.len() - 2))
    return pl.DataFrame(
        {
            "head": head.zip_with(han, latin),
            "first": numbers.list.get(0, null_on_oob=True).fill_null(""),
            "mid": between.list.join("-").zip_with(numbers.list.len() > 2, blank).fill_null(""),
            "last": numbers.list.get(-1, null_on_oob=True).fill_null("").zip_with(several, blank),
            "written": community,
        }
    )


def tidy_communities(column: pl.Series) -> pl.Series:
    """府右街南社区, 西长安街街道府右街南社区居委会 and 府右街南 are one community."""
    return (
        squeezed(column)
        .str.replace(_ADMIN, "")
        .str.replace(_STREET, "")
        .str.replace(r"(?:社区居委会|社区|居委会)$", "")
    )
