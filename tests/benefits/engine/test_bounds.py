"""How low and how high an amount may be."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bounds import hull, limits
from tests.benefits.engine.toy import scene, tree


@pytest.mark.parametrize(
    ("source", "facts", "expected"),
    [
        ("100元", {}, (10_000, 10_000)),
        ("L - or0(income)", {"income": 20_000}, (100_000, 100_000)),
        ("L - or0(income)", {}, (None, 120_000)),  # no upper limit on an income
        ("L - or0(income)", {"income": None}, (120_000, 120_000)),
        ("if(hukou, 400元, 320元)", {}, (32_000, 40_000)),
        ("if(hukou, 400元, 320元)", {"hukou": True}, (40_000, 40_000)),
        ("rent * 50%", {}, (0, 250_000)),
        ("rent + 100元", {}, (10_000, 510_000)),
        ("min(L, or0(income))", {}, (0, 120_000)),
        ("max(L, or0(income))", {}, (120_000, None)),
        ("div(rent, 2)", {}, (0, 250_000)),
        ("div(rent, 3)", {"rent": 100}, (33, 33)),
        ("div(rent - or0(income), 2)", {"rent": 100}, (None, 50)),
        ("div(rent, or0(level))", {"level": 4}, (0, 125_000)),
        ("div(rent, or0(level))", {}, (None, None)),
        ("div(rent, or0(level))", {"level": None}, (None, None)),
        ("(rent - or0(income)) * or0(level)", {"level": 2, "rent": 100}, (None, 200)),
        ("or0(level) * (rent - or0(income))", {"level": 2, "rent": 100}, (None, 200)),
        ("or0(level) * or0(income)", {}, (None, None)),
        ("0元 - rent * 50%", {}, (-250_000, 0)),
        ("or0(income) * 25%", {}, (0, None)),  # open above, never below nothing
        ("rent - or0(income) * 25%", {"rent": 100}, (None, 100)),
        ("3 * rent", {}, (0, 1_500_000)),
        ("or0(level) * rent", {}, (0, 2_000_000)),
    ],
)
def test_bounds(source: str, facts: dict[str, Any], expected: tuple[object, object], book: RuleBook) -> None:
    assert limits(tree(source, book), scene(book, **facts), book.facts) == expected


def test_a_hull_holds_all() -> None:
    assert hull([(1, 5), (3, 9)]) == (1, 9)


def test_one_open_end_opens_the_hull() -> None:
    assert hull([(1, None), (None, 9)]) == (None, None)


def test_known_values_have_equal_bounds(beijing: RuleBook) -> None:
    pay = beijing.policies["bj.disabled_living"].rows[3].pay
    assert pay is not None
    assert limits(pay, scene(beijing, income__own=100_000), beijing.facts) == (45_000, 45_000)
