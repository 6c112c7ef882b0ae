"""Expressions and people for Hypothesis: sentences of the language over the toy book's facts, with unknowns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, Facts
from jiayuan.benefits.engine.scene import Scene
from tests.benefits.engine.toy import AS_OF

# Every fact of the toy book with values near its limits; None stands for known absent.
VALUES: Mapping[str, tuple[Any, ...]] = {
    "birth": (date(1966, 3, 15), date(1966, 3, 31), date(2010, 4, 1), date(2024, 2, 29)),
    "hukou": (True, False, None),
    "kind": ("a", "b", "c", None),
    "level": (1, 2, 3, 4, None),
    "income": (0, 1, 119_999, 120_000, 120_001, None),
    "rent": (0, 1, 333, 120_000, 500_000),
    "since": (date(2020, 1, 31), date(2026, 3, 15), date(2025, 9, 16)),
    "draws.other": (True, False, None),
}
CONDITIONS = (
    "hukou", "kind == a", "kind != b", "kind in (a, c)", "kind not in (b, c)", "has(kind)", "has(income)",
    "level in 1..2", "level >= 3", "level not in 2..3", "income < L", "income == 1200元", "or0(income) >= L",
    "rent <= L", "rent > or0(income)", "age >= 60", "age in 16..59", "age(since) < 1", "draws('other')",
    "months_between(since, d'2026-03-15') >= 6", "add_months(since, 1) > d'2026-03-15'", "true",
)  # fmt: skip
AMOUNTS = ("100元", "0元", "L", "rent", "or0(income)", "rent * 35%", "rent * R", "or0(level) * 50元", "div(rent, 3)")


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Conditions of conditions."""
    pairs = st.tuples(inner, inner)
    return st.one_of(
        pairs.map(lambda two: f"({two[0]}) and ({two[1]})"),
        pairs.map(lambda two: f"({two[0]}) or ({two[1]})"),
        st.tuples(inner, inner, inner).map(lambda three: f"if({three[0]}, {three[1]}, {three[2]})"),
    )


def reckoned(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Amounts of amounts."""
    pairs = st.tuples(inner, inner)
    choice = st.tuples(st.sampled_from(CONDITIONS), inner, inner)
    return st.one_of(
        pairs.map(lambda two: f"({two[0]}) - ({two[1]})"),
        pairs.map(lambda two: f"({two[0]}) + ({two[1]})"),
        pairs.map(lambda two: f"min({two[0]}, {two[1]})"),
        pairs.map(lambda two: f"max({two[0]}, {two[1]})"),
        choice.map(lambda three: f"if({three[0]}, {three[1]}, {three[2]})"),
        inner.map(lambda one: f"({one}) * 50%"),
    )


conditions = st.recursive(st.sampled_from(CONDITIONS), joined, max_leaves=5)
amounts = st.recursive(st.sampled_from(AMOUNTS), reckoned, max_leaves=5)


def _fact(value: Any) -> Fact:
    return Fact(ABSENT) if value is None else Fact(KNOWN, value)


# Everything known (or known absent), and the same with some facts left out.
whole = st.fixed_dictionaries({code: st.sampled_from(values).map(_fact) for code, values in VALUES.items()})
hidden = st.sets(st.sampled_from(sorted(VALUES)))
partial = st.tuples(whole, hidden).map(lambda two: without(two[0], *two[1]))


def without(facts: Facts, *codes: str) -> Facts:
    return {code: Fact(UNKNOWN) if code in codes else fact for code, fact in facts.items()}


def standing(facts: Facts, book: RuleBook, day: date = AS_OF) -> Scene:
    """The scene of these facts with the figures of a day."""
    figures = {name: found.value if (found := param.on(day)) else None for name, param in book.params.items()}
    return Scene(facts, figures, day)


# A policy in a nutshell: gates (condition, is it a bar), rows (condition, pay).
gates = st.lists(st.tuples(conditions, st.booleans()), max_size=2)
rows = st.lists(st.tuples(conditions, amounts), min_size=1, max_size=3)
