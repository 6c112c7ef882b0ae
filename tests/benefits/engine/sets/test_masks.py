"""Bits of what is missing: the column twin of `Out.missing`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import UNKNOWN, Fact
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sets.plan import MASK_BITS, plan
from tests.benefits.engine.generated import VALUES
from tests.benefits.engine.sets.asked import both, reading
from tests.benefits.engine.toy import AS_OF, known_facts, policy_of


def missing(book: RuleBook, when: str, pay: str = "100元", day: date = AS_OF, **given: Any) -> tuple[str, ...]:
    facts = {**{code: Fact(UNKNOWN) for code in VALUES}, **known_facts(book, **given)}
    explained, computed = both(policy_of(book, [], [(when, pay)]), [facts], book, day)
    assert computed == explained
    return computed[0][4]


@pytest.mark.parametrize(
    ("when", "given", "names"),
    [
        ("hukou and kind == a", {}, ("hukou", "kind")),
        ("hukou and kind == a", {"hukou": True}, ("kind",)),
        ("hukou and kind == a", {"kind": None}, ()),
        ("(hukou and kind == a) or level == 1", {"kind": "b"}, ("level",)),
        ("rent > or0(income)", {}, ("income", "rent")),
        ("rent > income", {"income": None}, ()),
        ("if(hukou, level == 1, kind == a)", {}, ("hukou",)),
        ("if(hukou, level == 1, kind == a)", {"hukou": False}, ("kind",)),
        ("known(hukou)", {}, ()),
        ("has(kind)", {}, ("kind",)),
        ("age > 3 or age(birth) > 4", {}, ("birth",)),
        ("months_between(since, birth) > 1", {"birth": "2000-01-01"}, ("since",)),
    ],
)
def test_only_what_keeps_it_open_is_named(
    when: str, given: dict[str, Any], names: tuple[str, ...], book: RuleBook
) -> None:
    assert missing(book, when, **given) == names


def test_the_facts_of_an_amount_count_once_the_row_holds(book: RuleBook) -> None:
    assert missing(book, "hukou", "if(level == 1, L, rent)", hukou=True) == ("level",)
    assert missing(book, "hukou", "if(level == 1, L, rent)", hukou=True, level=2) == ("rent",)


def test_a_figure_without_a_value_is_named_beside_the_facts(book: RuleBook) -> None:
    found = missing(book, "hukou", "L - or0(income)", date(2020, 1, 1), hukou=True)
    assert found == ("income", "param:L")


def test_a_policy_may_not_read_more_than_there_are_bits(book: RuleBook) -> None:
    policy = reading(policy_of(book, [], [("hukou", "100元")]))
    wide = tuple(f"f{number}" for number in range(MASK_BITS + 1))
    object.__setattr__(policy, "facts", wide)
    with pytest.raises(BookError, match="最多读 62 个"):
        plan(policy, book, AS_OF)
