"""How far an open decision may reach, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.interpret import truth
from jiayuan.benefits.engine.reach import clipped, highest, possible
from tests.benefits.engine.toy import policy_of, scene

ROWS = [("kind == a", "100元"), ("level == 1", ""), ("kind == b", "300元"), ("hukou", "50元")]


def reached(book: RuleBook, lines: list[tuple[str, str]], **given: Any) -> tuple[int, int | None]:
    here = scene(book, **given)
    rows = policy_of(book, [], lines).rows
    return clipped(possible([(row, truth(row.when, here)) for row in rows], here, book))


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({}, 0, 30_000),  # any row, or none
        ({"hukou": True}, 0, 30_000),  # the ruling may still give nothing
        ({"hukou": True, "level": 2}, 5_000, 30_000),
        ({"hukou": True, "level": 2, "kind": "c"}, 5_000, 5_000),
        ({"kind": "a"}, 10_000, 10_000),
        ({"kind": "c", "hukou": False}, 0, 30_000),  # only the ruling is left open
        ({"kind": "c", "hukou": False, "level": 2}, 0, 0),
    ],
)
def test_rows_that_may_still_be_the_one(given: dict[str, Any], low: int, high: int, book: RuleBook) -> None:
    assert reached(book, ROWS, **given) == (low, high)


def test_a_row_without_an_upper_limit_opens_the_whole(book: RuleBook) -> None:
    assert reached(book, [("kind == a", "or0(income)"), ("hukou", "50元")], hukou=True) == (0, None)


def test_rulings_alone_have_no_upper_limit(book: RuleBook) -> None:
    assert highest(policy_of(book, [], [("hukou", "")]).rows, scene(book), book) is None


@pytest.mark.parametrize(
    ("bounds", "found"), [((-500, -1), (0, 0)), ((None, None), (0, None)), ((-1, 7), (0, 7)), ((3, None), (3, None))]
)
def test_an_amount_is_never_below_nothing(bounds: tuple[Any, Any], found: tuple[int, int | None]) -> None:
    assert clipped(bounds) == found
