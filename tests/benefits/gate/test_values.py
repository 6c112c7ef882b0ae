"""Which values of a fact are worth trying."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT
from jiayuan.benefits.engine.gate.values import limits, values_of
from tests.benefits.engine.toy import scene, tree


def tried(code: str, source: str, book: RuleBook) -> list[object]:
    """The values in order; absent shows as None."""
    found = values_of(code, book, [tree(source, book)], scene(book))
    return [None if fact.state == ABSENT else fact.value for fact in found]


@pytest.mark.parametrize(
    ("code", "source", "values"),
    [
        ("hukou", "hukou", [True, False, None]),
        ("kind", "kind == a", ["a", "b", "c", None]),
        ("level", "level >= 3", [1, 2, 3, 4, None]),
        ("level", "level in 1..2", [1, 2, 3, 4, None]),
        ("age", "age < 18", [0, 17, 18, 19, 130]),
        ("income", "income < 10元", [0, 999, 1000, 1001, 10000, None]),
        ("income", "income < L", [0, 119_999, 120_000, 120_001, 1_200_000, None]),
        ("rent", "rent < L * 35%", [0, 41_999, 42_000, 42_001, 119_999, 120_000, 120_001, 500_000]),
        ("since", "since >= d'2020-05-01'", [date(2020, 4, 30), date(2020, 5, 1), date(2020, 5, 2)]),
        ("birth", "age(birth) >= 49", [date(1977, 3, 14), date(1977, 3, 15), date(1977, 3, 16)]),
    ],
)
def test_every_boundary_with_its_neighbours(code: str, source: str, values: list[object], book: RuleBook) -> None:
    assert tried(code, source, book) == values


def test_a_fact_no_condition_compares_still_has_a_value(book: RuleBook) -> None:
    assert tried("income", "income < rent", book) == [0, 10, None]
    assert tried("age", "hukou", book) == [0, 130]


@pytest.mark.parametrize(
    "source", ["since < d'9999-12-31'", "since > d'0001-01-01'", "age(since) >= 3000", "age(since) * 500 > 90000",
               "add_months(since, 119999) > d'9999-12-01'", "months_between(since, d'0001-02-01') < 2"],
)  # fmt: skip
def test_the_ends_of_the_calendar_are_no_fault(source: str, book: RuleBook) -> None:
    days = [day for day in tried("since", source, book) if isinstance(day, date)]
    assert days == sorted(set(days))
    assert len(days) >= 2


def test_months_are_counted_from_and_to_the_day_that_is_named(book: RuleBook) -> None:
    days = tried("since", "months_between(since, d'2020-05-31') >= 3", book)
    assert {date(2020, 2, 29), date(2020, 3, 1), date(2020, 8, 31)} <= set(days)


def test_only_what_depends_on_no_fact_is_a_limit(book: RuleBook) -> None:
    assert list(limits(tree("rent + 1元 < max(L, 5元)", book), scene(book))) == [
        ("money", 100), ("money", 120_000), ("money", 120_000), ("money", 500),
    ]  # fmt: skip
