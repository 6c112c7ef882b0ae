"""`not` over what may be absent: known absent would quietly become a yes."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.absence import check_absence
from tests.benefits.engine.toy import tree


@pytest.mark.parametrize(
    ("source", "fact"),
    [
        ("not hukou", "hukou"),
        ("not income < L", "income"),
        ("not L > income", "income"),
        ("not level in 1..2", "level"),
        ("not (rent > L and kind == a)", "kind"),
        ("not (rent > L or (hukou and rent < L))", "hukou"),
        ("rent > L or not kind in (a, b)", "kind"),
        ("has(hukou) and not kind == a", "kind"),  # the other fact was asked for
        ("if(not draws('other'), rent > L, rent < L)", "draws.other"),
        ("not if(rent > L, kind == a, rent > L)", "kind"),
        ("(kind == a) == false", "kind"),
        ("true != (rent > L and level in 1..2)", "level"),
    ],
)
def test_the_fact_that_may_be_absent_is_named(source: str, fact: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        check_absence(tree(source, book))
    assert (raised.value.where, raised.value.what) == (fact, "not 之下可能没有的事实须同时写 has(…)")


@pytest.mark.parametrize(
    "source",
    [
        "not age >= 60", "not rent in 1元..2元", "not since > birth", "not has(kind)", "not known(income)",
        "not or0(income) > L", "has(hukou) and not hukou", "not (kind == a and has(kind))",
        "not has(level) or not level in 1..2", "hukou == false", "(rent > L) == false",
    ],
)  # fmt: skip
def test_it_may_be_written_where_absence_was_thought_of(source: str, book: RuleBook) -> None:
    check_absence(tree(source, book))
