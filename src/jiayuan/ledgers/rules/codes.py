"""Standards of coded cells: words people use for a code, and what is no word of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn
from jiayuan.ledgers.rules.codelists import codelist

SEXES = {word: code for word, code in codelist("sex").words.items() if code in ("1", "2")}
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


# The standards count "unknown" and "not stated" among their codes; for the base both are nothing known.
UNSTATED = frozenset({("sex", "0"), ("sex", "9"), ("marital", "90")})
# What the drop-downs of an empty workbook offer: the usual words, not every code of GB/T 2261, 4658 and 4761.
PLAIN: Mapping[str, tuple[str, ...]] = {
    "sex": ("男", "女"), "dis.level": ("一级", "二级", "三级", "四级"),
    "hukou": ("是", "否"), "dis.multi": ("是", "否"),
    "dis.type": ("视力", "听力", "言语", "肢体", "智力", "精神"), "tenure": ("自有", "租赁"),
    "relief.status": ("低保", "低收入", "特困", "生活困难补助", "无"),
    "elder.assessed": ("能力完好", "轻度失能", "中度失能", "重度失能"),
    "marital": ("未婚", "已婚", "丧偶", "离婚"),
    "education": ("研究生", "本科", "大专", "中专", "高中", "初中", "小学"),
    "household.relation": ("户主", "配偶", "子", "女", "父亲", "母亲", "孙子", "孙女", "其他亲属", "非亲属"),
    "org.kind": ("机关单位", "社区居委会", "物业企业", "公用事业", "企业", "社会组织"),
}  # fmt: skip


def words_of(attr: str) -> tuple[str, ...]:
    """The words offered for an attribute's codes; empty where there is no list."""
    return PLAIN.get(attr, ())


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


def listed(name: str, code: str) -> Callable[[str], Std]:
    """A standardiser by a national list; what the list calls not stated is an empty cell."""
    standard = coded(codelist(name).words, code)

    def stated(raw: str) -> Std:
        found = standard(raw)
        return EMPTY if (name, found.value) in UNSTATED else found

    return stated


sex = listed("sex", "sex")


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
