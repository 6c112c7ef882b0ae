"""Kleene's three values over facts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN
from jiayuan.benefits.engine.outcome import FALSE, TRUE, Out
from jiayuan.benefits.engine.rounding import exact, half_up
from tests.benefits.engine.toy import AS_OF, out


@pytest.mark.parametrize(
    ("source", "facts", "expected"),
    [
        ("hukou and kind == a", {"hukou": False}, FALSE),  # false and ? = false
        ("hukou or kind == a", {"hukou": True}, TRUE),  # true or ? = true
        ("kind == a", {"kind": None}, FALSE),  # known absent: a comparison is false
        ("kind != a", {"kind": None}, FALSE),
        ("kind not in (a, b)", {"kind": None}, FALSE),
        ("hukou or hukou", {"hukou": None}, FALSE),
        ("has(kind)", {"kind": None}, FALSE),
        ("has(kind)", {"kind": "a"}, TRUE),
        ("known(kind)", {}, FALSE),
        ("known(kind)", {"kind": None}, TRUE),
        ("not has(kind)", {"kind": None}, TRUE),
        ("income < L", {"income": None}, FALSE),
        ("or0(income) < L", {"income": None}, TRUE),
        ("level in 1..2", {"level": 2}, TRUE),
        ("level in 1..2", {"level": 3}, FALSE),
        ("kind in (a, b)", {"kind": "c"}, FALSE),
        ("draws('other')", {"draws__other": False}, FALSE),
        ("birth >= d'1990-01-01'", {"birth": "1990-01-01"}, TRUE),
    ],
)
def test_definite_answers(source: str, facts: dict[str, Any], expected: Out, book: RuleBook) -> None:
    assert out(source, book, **facts) == expected


@pytest.mark.parametrize(
    ("source", "facts", "missing"),
    [
        ("hukou", {}, {"hukou"}),
        ("hukou and kind == a", {"hukou": True}, {"kind"}),
        ("hukou or kind == a", {"hukou": False}, {"kind"}),
        ("(hukou and kind == a) or level == 1", {"hukou": False}, {"level"}),  # the settled half asks for nothing
        ("not has(kind)", {}, {"kind"}),
        ("age >= 60", {}, {"birth"}),
        ("or0(income) < L", {}, {"income"}),
        ("if(hukou, level == 1, kind == a)", {"hukou": True, "kind": "a"}, {"level"}),
        ("if(hukou, level == 1, kind == a)", {"level": 1, "kind": "a"}, {"hukou"}),
    ],
)
def test_unknown_names_what_is_missing(source: str, facts: dict[str, Any], missing: set[str], book: RuleBook) -> None:
    found = out(source, book, **facts)
    assert found.unknown
    assert found.missing == missing


@pytest.mark.parametrize(
    ("source", "facts", "value"),
    [
        ("L - or0(income)", {"income": 20_000}, 100_000),
        ("rent * 35%", {"rent": 101}, 35),  # 35.35 fen
        ("rent * 50%", {"rent": 1}, 1),  # half a fen goes up
        ("rent * R", {"rent": 1000}, 350),
        ("div(rent, 3)", {"rent": 200}, 67),
        ("min(L, rent)", {"rent": 7}, 7),
        ("max(L, rent, 5元)", {"rent": 7}, 120_000),
        ("months_between(since, d'2026-03-15')", {"since": "2025-09-16"}, 5),
        ("add_months(since, 1)", {"since": "2026-01-31"}, date(2026, 2, 28)),
        ("age", {"birth": "1966-03-15"}, 60),
        ("age(since)", {"since": "1966-03-16"}, 59),
        ("if(hukou, 1元, 2元)", {"hukou": None}, 200),
    ],
)
def test_values(source: str, facts: dict[str, Any], value: object, book: RuleBook) -> None:
    found = out(source, book, **facts)
    assert (found.state, found.value) == (KNOWN, value)


def test_a_figure_without_a_value_for_the_day_is_unknown(book: RuleBook) -> None:
    found = out("L - or0(income)", book, date(2020, 1, 1), income=None)
    assert found.missing == {"param:L"}


def test_an_age_may_be_given_instead_of_a_birthday(book: RuleBook) -> None:
    assert out("age >= 60", book, AS_OF, age=60) == TRUE


def test_dividing_by_nothing_is_unknown(book: RuleBook) -> None:
    assert out("div(rent, or0(level))", book, rent=5, level=None).missing == {"level"}


@given(st.integers(-(10**12), 10**12), st.integers(1, 1000))
def test_half_up_is_nearest_and_ties_go_up(numerator: int, denominator: int) -> None:
    number = Fraction(numerator, denominator)
    assert -Fraction(1, 2) < half_up(number) - number <= Fraction(1, 2)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_whole_steps_stay_whole(left: int, right: int) -> None:
    assert exact("-", Fraction(left), Fraction(right)) == left - right


def test_what_lasts_without_end_can_be_counted_on(book: RuleBook) -> None:
    """Registers write 9999-12-31 for a card that never runs out."""
    assert out("add_months(since, 6) > d'2026-03-15'", book, since="9999-12-31").yes
    assert out("months_between(d'2026-03-15', since) > 12", book, since="9999-12-31").yes
