"""The explainer and the set run agree on whatever can be written, not only on what is."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, Facts
from tests.benefits.engine.generated import AMOUNTS, CONDITIONS, VALUES, joined, reckoned
from tests.benefits.engine.sets.asked import both
from tests.benefits.engine.toy import policy_of


def as_fact(value: object) -> Fact:
    return Fact(ABSENT) if value is None else Fact(KNOWN, value)  # type: ignore[arg-type]  # plain values only


def crowd(count: int = 60) -> list[Facts]:
    """The same people each time, every value and every state among them: what varies is the policy."""
    chance = Random(7)
    known = {code: [Fact(UNKNOWN), *map(as_fact, values)] for code, values in VALUES.items()}
    return [{code: chance.choice(facts) for code, facts in known.items()} for _ in range(count)]


PEOPLE = crowd()
NOBODY: Facts = {code: Fact(UNKNOWN) for code in VALUES}
# Shallow sentences: a set's query repeats a condition wherever it is used, and Hypothesis would nest for ever.
whens = st.recursive(st.sampled_from(CONDITIONS), joined, max_leaves=2)
pays = st.recursive(st.sampled_from(AMOUNTS), reckoned, max_leaves=2)
lines = st.lists(st.tuples(whens, pays), min_size=1, max_size=3)
doors = st.lists(st.tuples(st.sampled_from(CONDITIONS), st.booleans()), max_size=2)


def someone(**known: object) -> Facts:
    """A person of whom only this is known; None is known absent."""
    return {**NOBODY, **{code: as_fact(value) for code, value in known.items()}}


@given(doors, lines)
@settings(max_examples=20, deadline=None)
def test_any_policy(book: RuleBook, at: list[tuple[str, bool]], rows: list[tuple[str, str]]) -> None:
    explained, computed = both(policy_of(book, at, rows), PEOPLE, book)
    assert computed == explained


@given(lines)
@settings(max_examples=6, deadline=None)
def test_on_a_day_without_figures(book: RuleBook, rows: list[tuple[str, str]]) -> None:
    explained, computed = both(policy_of(book, [], rows), PEOPLE, book, date(2023, 6, 1))
    assert computed == explained


@pytest.mark.parametrize(
    ("when", "pay"),
    [
        ("rent > L", "div(rent, or0(level))"),
        ("rent > L", "div(rent, or0(level) - 2)"),
        ("rent > L", "div(rent, age)"),
        ("if(rent > L, since, birth) > d'2000-01-01'", "100元"),
        ("if(rent > L, hukou, draws('other'))", "100元"),
        ("if(rent > L, hukou, draws('other')) != true", "100元"),
        ("(rent > L) == hukou", "100元"),
        ("if(rent > L, since, birth) in d'2000-01-01'..d'2025-12-31'", "L"),
        ("rent > L", "max(L - or0(income) * 3, rent - 1元)"),
        ("age < 16", "if(age < 3, L, 100元)"),
    ],
)
def test_the_corners_of_the_language(when: str, pay: str, book: RuleBook) -> None:
    settled = {"since": date(2025, 9, 16), "income": 1, "draws.other": None}
    people = [
        someone(rent=rent, level=level, hukou=hukou, birth=birth, **settled)
        for rent in (0, 500_000)
        for level in (None, 1, 2, 3)
        for hukou in (True, None)
        for birth in (date(2024, 2, 29), date(2026, 3, 15), date(2026, 3, 16))
    ]
    explained, computed = both(policy_of(book, [], [(when, pay)]), [*people, NOBODY], book)
    assert computed == explained


def test_a_table_of_rulings_only(book: RuleBook) -> None:
    explained, computed = both(policy_of(book, [], [("hukou", "")]), [someone(hukou=True), NOBODY], book)
    assert computed == explained == [(-2, None, 0, None, ()), (-1, None, 0, None, ("hukou",))]


def test_nobody_is_minus_one_year_old(book: RuleBook) -> None:
    unborn = someone(birth=date(2026, 3, 16))
    explained, computed = both(policy_of(book, [], [("age < 16", "100元")]), [unborn], book)
    assert computed == explained == [(-1, None, 0, 10_000, ("birth",))]


def test_a_share_of_nobody_asks_for_the_number_of_heads(book: RuleBook) -> None:
    alone = someone(rent=90_000, level=None)
    explained, computed = both(policy_of(book, [], [("rent > 1元", "div(rent, or0(level))")]), [alone], book)
    assert computed == explained == [(-1, None, 0, None, ("level",))]


@pytest.mark.parametrize("pay", ["rent * 35%", "rent * 50%", "rent * 33.3%", "div(rent, 7)", "rent * R", "rent * 1.5"])
def test_the_last_fen_is_the_same(pay: str, book: RuleBook) -> None:
    tenants = [someone(rent=rent) for rent in (0, 1, 2, 3, 9_999, 10_000, 333_333)]
    explained, computed = both(policy_of(book, [], [("rent >= 0元", pay)]), tenants, book)
    assert computed == explained
