"""Types are checked before anything runs."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.absence import check_absence
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Lit
from jiayuan.benefits.engine.language.resolve import resolve
from tests.benefits.engine.toy import names_of, tree


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("hukou", "bool"), ("or0(level) + 1", "int"), ("rent - L", "money"), ("rent * 35%", "money"),
        ("rent * R", "money"),
        ("or0(level) * 100元", "money"), ("if(hukou, 1元, 2元)", "money"), ("or0(income)", "money"), ("age", "int"),
        ("age(birth)", "int"), ("add_months(since, 6)", "date"), ("months_between(since, birth)", "int"),
        ("min(L, rent)", "money"), ("div(rent, 3)", "money"), ("has(income)", "bool"), ("draws('other')", "bool"),
    ],
)  # fmt: skip
def test_types_of_expressions(source: str, kind: str, book: RuleBook) -> None:
    assert kind_of(tree(source, book)) == kind


@pytest.mark.parametrize(
    "source",
    [
        "nothing", "kind == x", "kind == 'a'", "kind < a", "level == kind", "level == 100元", "hukou > true",
        "income + 1元", "rent * rent", "rent + 1", "hukou + 1", "not level", "level and hukou", "or0(hukou)",
        "age(level)", "has(level + 1)", "if(level, 1元, 2元)", "if(hukou, 1元, 2)", "min(income, L)",
        "max(hukou, hukou)", "div(rent)", "add_months(level, 1)", "draws('nobody')", "level in (kind, 1)",
        "kind in (a, x)", "min(L)",
        "rent * (R * 2)", "level in (rent, 1)",
    ],
)  # fmt: skip
def test_wrong_types_are_refused(source: str, book: RuleBook) -> None:
    with pytest.raises(BookError):
        tree(source, book)


def test_an_option_is_known_only_beside_its_fact(book: RuleBook) -> None:
    assert tree("kind == a", book).right == Lit("enum", "a")  # type: ignore[union-attr]  # the shape under test
    with pytest.raises(BookError):
        tree("a == kind", book)


def test_a_resolved_tree_stays_as_it_is(book: RuleBook) -> None:
    found = tree("level in 1..2 and hukou", book)
    assert resolve(found, names_of(book)) == found


@pytest.mark.parametrize("source", ["not kind == a", "not (level in 1..2 or hukou)", "not draws('other')", "not hukou"])
def test_not_over_what_may_be_absent_must_ask_has(source: str, book: RuleBook) -> None:
    with pytest.raises(BookError, match="has"):
        check_absence(tree(source, book))


@pytest.mark.parametrize("source", ["has(kind) and not kind == a", "not rent > 1元", "not has(kind)", "not age < 16"])
def test_not_is_free_where_absence_is_thought_of(source: str, book: RuleBook) -> None:
    check_absence(tree(source, book))


def test_a_date_compares_with_a_date(book: RuleBook) -> None:
    assert tree("birth >= d'1933-01-01'", book).right == Lit("date", date(1933, 1, 1))  # type: ignore[union-attr]  # same
