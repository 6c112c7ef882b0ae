"""Standards of coded cells: words people use for a code, and what is no word of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn

SEXES = {"男": "1", "女": "2", "男性": "1", "女性": "2", "m": "1", "f": "2", "1": "1", "2": "2", "1男": "1", "2女": "2"}
DIS_TYPES = {
    "1": "visual", "2": "hearing", "3": "speech", "4": "physical", "5": "intellectual", "6": "mental", "7": "multiple",
}  # fmt: skip
DIS_WORDS = {"视力": "1", "听力": "2", "言语": "3", "语言": "3", "肢体": "4", "智力": "5", "精神": "6", "多重": "7"}
LEVELS = {"一级": "1", "二级": "2", "三级": "3", "四级": "4", "1级": "1", "2级": "2", "3级": "3", "4级": "4"}
RELIEF = {
    "低保": "dibao", "最低生活保障": "dibao", "城市低保": "dibao", "低保户": "dibao",
    "生活困难补助": "hardship_subsidy",
    "低收入": "low_income", "低收入家庭": "low_income", "低收入户": "low_income", "特困": "tekun", "特困供养": "tekun",
    "特困人员": "tekun", "无": "none",
}  # fmt: skip
ASSESSED = {"能力完好": "able", "轻度失能": "mild", "中度失能": "moderate", "重度失能": "severe", "完好": "able",
            "轻度": "mild", "中度": "moderate", "重度": "severe"}  # fmt: skip
TENURE = {"自有": "owner", "产权人": "owner", "业主": "owner", "租赁": "tenant", "租户": "tenant", "承租": "tenant",
          "公租": "tenant"}  # fmt: skip


# GB/T 2261.1 counts "unknown" and "not stated" among the sexes; for the base both are nothing known.
UNSTATED = frozenset({"0", "9", "未说明", "未说明的性别", "未知的性别"})


def coded(table: Mapping[str, str], code: str) -> Callable[[str], Std]:
    """A standardiser by a table of synonyms; unknown words stay as text, with a warning."""

    def standard(raw: str) -> Std:
        text = squeeze(raw)
        if not text:
            return EMPTY
        found = table.get(text.lower()) or table.get(text)
        if found:
            return Std(found)
        return EMPTY if blank(text) else warn(text, code)

    return standard


def sex(raw: str) -> Std:
    return EMPTY if squeeze(raw) in UNSTATED else _sex(raw)


_sex = coded(SEXES, "sex")


def dis_type(raw: str) -> Std:
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    # 4, 4类 and 4肢体 name a kind; 45 names none, and its first digit is not taken for one.
    numbered = re.fullmatch(r"([1-7])(\D.*)?", text, re.ASCII)
    number = numbered[1] if numbered else DIS_WORDS.get(text.removesuffix("残疾").removesuffix("残"), "")
    return Std(DIS_TYPES[number]) if number else warn(text, "code_unknown")


def level(raw: str) -> Std:
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    found = LEVELS.get(text) or (text if text in {"1", "2", "3", "4"} else "")
    return Std(found) if found else error("level")


def flag(raw: str) -> Std:
    text = squeeze(raw).lower()
    if not text:
        return EMPTY
    if text in {"是", "有", "√", "y", "yes", "1", "true"}:
        return Std("true")
    return Std("false") if text in {"否", "无", "没有", "×", "n", "no", "0", "false"} else warn(text, "code_unknown")
