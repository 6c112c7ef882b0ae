"""What can be calculated with what."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.kinds import kind_of
from tests.benefits.engine.toy import tree


@pytest.mark.parametrize(
    ("source", "where", "what"),
    [
        ("rent + hukou", "+", "只能计算数值"),
        ("birth - since", "-", "只能计算数值"),
        ("L - income", "income", "可能没有的数值须写成 or0(…)"),
        ("level * 100元", "level", "可能没有的数值须写成 or0(…)"),
        ("rent - 5", "-", "类型不同: int 与 money"),
        ("rent * L", "*", "乘法至少一边应为普通数"),
        ("R * R", "*", "比例只能用来乘金额"),
        ("or0(level) * 50%", "*", "比例只能用来乘金额"),
        ("or0(level) * 1.5", "*", "比例只能用来乘金额"),
        ("R + 1.5", "+", "比例只能用来乘金额"),
        ("50% - 20%", "-", "比例只能用来乘金额"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_remedy(source: str, where: str, what: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        tree(source, book)
    assert (raised.value.where, raised.value.what) == (where, what)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("rent * R", "money"), ("R * rent", "money"), ("1.5 * L", "money"), ("rent * 2", "money"),
        ("3 * or0(income)", "money"), ("or0(level) + 1", "int"), ("or0(level) * or0(level)", "int"),
        ("rent + L - 5元", "money"), ("age - 60", "int"),
    ],
)  # fmt: skip
def test_what_makes_sense_has_a_type(source: str, kind: str, book: RuleBook) -> None:
    assert kind_of(tree(source, book)) == kind
