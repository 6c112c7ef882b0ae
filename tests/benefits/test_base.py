"""Facts of some people from the registry, in the engine's shape."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.base import PEOPLE_AT_ONCE, base_codes, days_of_death, facts_of, typed
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, FactDef
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db


def read(who: UUID, book: RuleBook, *codes: str) -> dict[str, object]:
    facts = facts_of([who], book, codes, BENEFIT_MATCHING, current().scope, clock.today())[who]
    return {code: (fact.state, fact.value) for code, fact in facts.items()}


def test_values_come_typed(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING):
        found = read(base, book, "birth", "hukou", "dis.level", "sex", "child.kind")
    assert found == {
        "birth": (KNOWN, date(1940, 1, 1)),
        "hukou": (KNOWN, True),
        "dis.level": (KNOWN, 1),
        "sex": (KNOWN, "female"),
        "child.kind": (ABSENT, None),
    }


def test_a_code_outside_the_list_is_unknown(resident: Person, officer: Person, book: RuleBook) -> None:
    who = person(resident.place, dis__type="9")
    with officer.acting(BENEFIT_MATCHING):
        assert read(who, book, "dis.type") == {"dis.type": (UNKNOWN, None)}


def test_a_national_code_is_translated(resident: Person, officer: Person, book: RuleBook) -> None:
    who = person(resident.place, dis__type="4")
    with officer.acting(BENEFIT_MATCHING):
        assert read(who, book, "dis.type") == {"dis.type": (KNOWN, "physical")}


def test_what_was_never_stated_is_unknown(resident: Person, officer: Person, book: RuleBook) -> None:
    who = person(resident.place, income__own=None)
    with officer.acting(BENEFIT_MATCHING):
        assert read(who, book, "income.own") == {"income.own": (UNKNOWN, None)}


def test_facts_the_base_cannot_hold_are_left_out(book: RuleBook) -> None:
    assert base_codes(book, ["hukou", "age", "nothing", "hukou"]) == ["hukou"]


def test_the_next_community_sees_nobody(base: UUID, neighbour: Person, book: RuleBook) -> None:
    with neighbour.acting(BENEFIT_MATCHING):
        assert read(base, book, "hukou") == {"hukou": (UNKNOWN, None)}


@pytest.mark.parametrize(
    ("code", "held"),
    [("dis.level", "9"), ("dis.level", "0"), ("dis.type", "blind"), ("relief.status", "rich"), ("income.own", None)],
)
def test_what_does_not_fit_the_catalogue_is_unknown(
    code: str, held: str | None, resident: Person, officer: Person, book: RuleBook
) -> None:
    who = person(resident.place, **{code.replace(".", "__"): held})
    with officer.acting(BENEFIT_MATCHING):
        assert read(who, book, code) == {code: (UNKNOWN, None)}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("int", "3", 3), ("int", "--3", None), ("int", "3.0", None), ("int", "²", None), ("int", "", None),
        ("money", "-5", None), ("money", "145000", 145_000), ("bool", "true", True), ("bool", "yes", None),
        ("date", "1940-01-01", date(1940, 1, 1)), ("date", "1940-13-01", None), ("date", "soon", None),
        ("enum", "1", "a"), ("enum", "b", "b"), ("enum", "z", None), ("text", "x", "x"),
    ],
)  # fmt: skip
def test_the_bases_texts_become_typed_or_nothing(kind: str, text: str, value: object) -> None:
    low = 0 if kind == "money" else None
    defined = FactDef("x", kind, "甲", "x", options=("a", "b"), codes={"1": "a"}, low=low)  # type: ignore[arg-type]  # kinds by name
    assert typed(defined, text) == value


def test_source_and_date_come_along(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        fact = facts_of([base], book, ["hukou"], BENEFIT_MATCHING, acting.scope, clock.today())[base]["hukou"]
    assert (fact.as_of, fact.source) == (clock.today(), "tests")


def test_many_people_are_read_in_parts(base: UUID, officer: Person, book: RuleBook) -> None:
    crowd = [*(uuid7() for _ in range(PEOPLE_AT_ONCE)), base]
    with officer.acting(BENEFIT_MATCHING) as acting:
        found = facts_of(crowd, book, ["hukou"], BENEFIT_MATCHING, acting.scope, clock.today())
    assert len(found) == PEOPLE_AT_ONCE + 1
    assert (found[base]["hukou"].state, found[crowd[0]]["hukou"].state) == (KNOWN, UNKNOWN)


def test_nobody_asked_for_is_nobody_read(officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        assert facts_of([], book, ["hukou"], BENEFIT_MATCHING, acting.scope, clock.today()) == {}


def test_the_day_of_a_death_is_a_date_and_the_living_have_none(base: UUID, officer: Person) -> None:
    dead = person(dead_on="2026-09-15")
    with officer.acting(BENEFIT_MATCHING) as acting:
        found = days_of_death([base, dead], acting.purpose, acting.scope)
    assert {who: fact.value for who, fact in found.items()} == {dead: date(2026, 9, 15)}
