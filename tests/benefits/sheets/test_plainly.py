"""Conditions in plain words."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.sheets.plainly import plainly
from tests.benefits.engine.toy import tree


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ("hukou", "户籍", "hukou"),
        ("level in 1..2 and kind == a", "等级是1至2，且类别是甲", "level is 1 to 2, and kind is a"),
        ("kind in (a, b)", "类别是甲、乙", "kind is a, b"),
        ("kind not in (a, b)", "类别不在甲、乙", "kind is none of a, b"),
        ("age >= 60 or not (has(level) and level == 1)", "年龄不低于60，或并非(有等级，且等级是1)",
         "age is at least 60, or not(has level, and level is 1)"),
        ("or0(income) < L", "收入不到标准", "income is less than L"),
        ("rent < min(L, 12.5元) - 1元", "租金不到标准、12.5元中较小的 - 1元",
         "rent is less than the smaller of L, 12.5 yuan - 1 yuan"),
        ("hukou == false", "户籍：否", "hukou: no"),
        ("if(hukou, 5元, L)", "如果户籍，则5元，否则标准", "if hukou then 5 yuan, else L"),
        ("draws('other') and since > d'2020-01-31'", "已领其他，且起始超过2020-01-31",
         "draws other, and since is more than 2020-01-31"),
        ("hukou and (age < 3 or level == 1)", "户籍，且(年龄不到3，或等级是1)",
         "hukou, and (age is less than 3, or level is 1)"),
    ],
)  # fmt: skip
def test_both_languages(source: str, zh: str, en: str, book: RuleBook) -> None:
    words = plainly(tree(source, book), book)
    assert (words.zh, words.en) == (zh, en)


def test_the_shipped_book_is_told_to_the_last_row(beijing: RuleBook) -> None:
    for policy in beijing.policies.values():
        for part in policy.trees:
            words = plainly(part, beijing)
            assert words.zh
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in words.en), (policy.id, words.en)
