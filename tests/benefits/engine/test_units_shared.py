"""Who of a unit gets which facts and lists: persons their own before the home's, a claim its own, nobody another's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, Facts
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.units import Case, cases_of
from tests.benefits.engine.family import homely


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    return homely(tmp_path_factory.mktemp("home"))


def cases(book: RuleBook, **unit: Any) -> list[Case]:
    return list(cases_of({"as_of": "2026-03-15", "unit": unit}, book))


def fault(book: RuleBook, **unit: Any) -> tuple[str, str]:
    with pytest.raises(BookError) as raised:
        cases(book, **unit)
    return raised.value.where, raised.value.what


def salaries(rows: Sequence[Facts]) -> list[object]:
    return [row["salary"].value for row in rows]


A, B = {"id": "a", "facts": {"salary": 1}}, {"id": "b", "facts": {"salary": 2}}


def test_persons_then_the_household_then_the_claim(home: RuleBook) -> None:
    found = cases(home, persons=[A, B], household={}, claim={"id": 7})
    assert [(case.subject, case.person) for case in found] == [
        ("person", "a"), ("person", "b"), ("household", "household"), ("claim", "7"),
    ]  # fmt: skip


def test_a_unit_may_be_a_household_or_a_claim_alone(home: RuleBook) -> None:
    (alone,) = cases(home, household={"id": 12})
    assert (alone.subject, alone.person, alone.lists) == ("household", "12", {"persons": ()})
    (claim,) = cases(home, claim={"facts": {"salary": 1}})
    assert (claim.subject, claim.person, claim.lists) == ("claim", "claim", {})


def test_an_empty_unit_asks_for_its_persons(home: RuleBook) -> None:
    assert fault(home) == ("unit.persons", "应为人员列表")


@pytest.mark.parametrize("persons", [None, {}, "a", [A, None], [A, ["b"]]], ids=str)
def test_persons_are_a_list_of_groups(persons: object, home: RuleBook) -> None:
    assert fault(home, persons=persons) == ("unit.persons", "应为人员列表")


def test_what_the_home_says_of_a_fact_gives_way_to_the_persons_own_word(home: RuleBook) -> None:
    household = {"facts": {"savings": 5, "property_ok": True}}
    own = {"id": "b", "facts": {"savings": 9, "property_ok": None}}
    first, second, whole = cases(home, persons=[A, own], household=household)
    assert [case.facts["savings"].value for case in (first, second, whole)] == [5, 9, 5]
    assert second.facts["property_ok"].state == ABSENT


def test_a_claims_facts_stand_before_the_homes_and_reach_nobody_else(home: RuleBook) -> None:
    unit = {"persons": [A], "household": {"facts": {"savings": 5}}, "claim": {"facts": {"savings": 7, "rent": 3}}}
    person, household, claim = cases(home, **unit)
    assert (claim.facts["savings"].value, claim.facts["rent"].value) == (7, 3)
    assert "rent" not in {**person.facts, **household.facts}


def test_facts_of_a_person_are_neither_the_homes_nor_the_next_persons(home: RuleBook) -> None:
    first, second, household = cases(home, persons=[A, {"id": "b"}], household={})
    assert first.facts["salary"].value == 1
    assert "salary" not in {**second.facts, **household.facts}


@pytest.mark.parametrize("among", [True, False], ids=["among-facts", "beside-facts"])
def test_parents_are_their_own_childs_alone(among: bool, home: RuleBook) -> None:
    parents = {"parents": [{"missing": True}]}
    child = {"id": "kid", "facts": parents} if among else {"id": "kid", "facts": {}, **parents}
    kid, other, household = cases(home, persons=[child, A], household={})
    assert [entry["missing"].value for entry in kid.lists["parents"]] == [True]
    assert "parents" not in {**other.lists, **household.lists}
    assert "parents" not in kid.facts


def test_supporters_are_everybodys_of_the_home(home: RuleBook) -> None:
    unit = {"persons": [A], "household": {"supporters": [{"helps": 3}]}, "claim": {}}
    assert [salary["helps"].value for case in cases(home, **unit) for salary in case.lists["supporters"]] == [3, 3, 3]


def test_a_person_has_no_supporters_of_their_own(home: RuleBook) -> None:
    assert fault(home, persons=[{"facts": {"supporters": []}}])[0] == "supporters"


@pytest.mark.parametrize("members", [["b", "a"], ["b"], []], ids=["turned", "one", "nobody"])
def test_members_come_as_they_are_named(members: list[str], home: RuleBook) -> None:
    household = cases(home, persons=[A, B], household={"members": members})[-1]
    assert salaries(household.lists["persons"]) == [{"a": 1, "b": 2}[name] for name in members]


def test_numbers_name_persons_as_well_as_words(home: RuleBook) -> None:
    persons = [{"id": 4, "facts": {"salary": 1}}, {"facts": {"salary": 2}}]
    household = cases(home, persons=persons, household={"members": [1, "4"]})[-1]
    assert salaries(household.lists["persons"]) == [2, 1]


@pytest.mark.parametrize(
    "persons", [[A, {**B, "id": "a"}], [{"id": "1"}, {}], [{"id": 1}, {"id": "1"}]], ids=["said", "numbered", "spelled"]
)
def test_two_persons_of_one_name_are_refused(persons: list[Any], home: RuleBook) -> None:
    """Counted by name, one's salary would stand for both."""
    assert fault(home, persons=persons, household={}) == ("unit.persons", "人员的编号重复")


def test_nobody_is_a_member_twice(home: RuleBook) -> None:
    found = fault(home, persons=[A, B], household={"members": ["a", "b", "a"]})
    assert found == ("household.members", "人员的编号重复")


def test_members_beside_the_facts_stand_before_those_among_them(home: RuleBook) -> None:
    household = {"members": ["a"], "facts": {"members": ["b"]}}
    assert salaries(cases(home, persons=[A, B], household=household)[-1].lists["persons"]) == [1]


def test_the_same_days_and_questions_hold_for_everybody(home: RuleBook) -> None:
    days = {"applied_on": "2026-01-02", "entitled_on": "2025-12-01", "settled_on": "2026-02-03"}
    data = {"as_of": "2026-03-15", "ask": ["toy.one"], **days, "unit": {"persons": [A], "household": {}, "claim": {}}}
    for case in cases_of(data, home):
        assert (case.applied_on, case.entitled_on, case.settled_on, case.changed_on, case.ask) == (
            date(2026, 1, 2), date(2025, 12, 1), date(2026, 2, 3), None, ("toy.one",),
        )  # fmt: skip


@pytest.mark.parametrize("key", ["applied_on", "entitled_on", "changed_on", "settled_on"])
def test_a_day_that_is_none_is_named_by_its_key(key: str, home: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        list(cases_of({"as_of": "2026-03-15", key: "2026-02-30", "unit": {"persons": []}}, home))
    assert raised.value.where == key


@pytest.mark.parametrize(
    ("unit", "where"),
    [
        ({"persons": [{"parents": "two"}]}, "parents"),
        ({"persons": [{"parents": [{"facts": 3}]}]}, "facts"),
        ({"persons": [{"parents": [{"mising": True}]}]}, "mising"),
        ({"household": {"supporters": {"helps": 3}}}, "supporters"),
        ({"household": {"supporters": [{"helps": True}]}}, "helps"),
        ({"claim": {"facts": []}}, "facts"),
        ({"claim": {"facts": {"parents": []}}}, "parents"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_a_wrong_list_is_named_and_nothing_is_guessed(unit: dict[str, Any], where: str, home: RuleBook) -> None:
    assert fault(home, **unit)[0] == where
