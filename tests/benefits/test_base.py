"""Facts of some people from the registry, in the engine's shape."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.base import base_codes, facts_of
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
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
