"""A unit as JSON with a household, lists and a claim: who is asked, about what, and how the answer names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.answer import answer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from tests.benefits.engine.family import homely
from tests.benefits.engine.toy import row


def asked(book: RuleBook, **unit: Any) -> list[dict[str, Any]]:
    found = answer({"as_of": "2026-03-15", "unit": unit}, book)["results"]
    assert isinstance(found, list)
    return found


PEOPLE = [{"id": "a", "facts": {"salary": 100_000}}, {"id": "b", "facts": {"salary": 300_000}}]


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    return homely(tmp_path, "sum(members, self.salary) < 5000元", "count(members) * 100元")


def test_a_household_is_asked_once(book: RuleBook) -> None:
    (line,) = asked(book, persons=PEOPLE, household={"id": "home"})
    assert (line["unit"], line["code"], line["amount_fen"]) == ("home", 1, 20_000)


def test_only_the_members_named_count(book: RuleBook) -> None:
    (line,) = asked(book, persons=PEOPLE, household={"members": ["a"]})
    assert (line["unit"], line["amount_fen"]) == ("household", 10_000)


def test_members_may_stand_among_the_facts(book: RuleBook) -> None:
    (line,) = asked(book, persons=PEOPLE, household={"facts": {"members": ["a"], "savings": 5}})
    assert line["amount_fen"] == 10_000


def test_without_a_household_nobody_is_asked_for_one(book: RuleBook) -> None:
    assert asked(book, persons=PEOPLE) == []


def test_each_member_shows_in_the_trace(book: RuleBook) -> None:
    (line,) = asked(book, persons=PEOPLE, household={})
    facts = line["trace"][0]["facts"]
    assert [(fact["entry"], fact["value"]) for fact in facts] == [("members 1", 100_000), ("members 2", 300_000)]


def test_an_unknown_salary_names_the_fact(book: RuleBook) -> None:
    (line,) = asked(book, persons=[*PEOPLE, {"id": "c"}], household={})
    assert (line["status"], [item["fact"] for item in line["missing"]]) == ("unknown", ["salary"])


def test_supporters_may_stand_beside_the_facts_or_among_them(tmp_path: Path) -> None:
    book = homely(tmp_path, "sum(supporters, helps) == 500元")
    for household in ({"supporters": [{"helps": 50_000}]}, {"facts": {"supporters": [{"facts": {"helps": 50_000}}]}}):
        assert asked(book, persons=[], household=household)[0]["code"] == 1


def test_a_list_nobody_named_is_what_is_missing(tmp_path: Path) -> None:
    (line,) = asked(homely(tmp_path, "sum(supporters, helps) == 500元"), persons=[], household={})
    assert [(item["fact"], item["source"]) for item in line["missing"]] == [("supporters", "unit")]


def test_an_empty_list_may_be_written_as_null(tmp_path: Path) -> None:
    (line,) = asked(homely(tmp_path, "count(supporters) == 0"), persons=[], household={"supporters": None})
    assert line["code"] == 1


def test_a_child_is_a_person_with_parents(tmp_path: Path) -> None:
    book = homely(tmp_path, entity="child", who=[], rows=[row("all(parents, missing)")])
    child = {"id": "kid", "facts": {"parents": [{"missing": True}, {"missing": True}]}}
    (line,) = asked(book, persons=[child])
    assert (line["unit"], line["code"]) == ("kid", 1)


def test_facts_of_the_home_reach_each_person(tmp_path: Path) -> None:
    book = homely(tmp_path, entity="person", who=[], rows=[row("property_ok and hukou")])
    lines = asked(book, persons=[{"id": "a", "facts": {"hukou": True}}], household={"facts": {"property_ok": True}})
    assert [(line["unit"], line["code"]) for line in lines] == [("a", 1)]


def test_a_claim_has_facts_of_its_own(tmp_path: Path) -> None:
    book = homely(tmp_path, entity="claim", who=[], rows=[row("savings > 0元")], period="claim")
    (line,) = asked(book, persons=[], claim={"id": "c1"}, household={"facts": {"savings": 1}})
    assert (line["unit"], line["period"], line["code"]) == ("c1", "claim", 1)


@pytest.mark.parametrize(
    ("unit", "where"),
    [
        ({"persons": [], "household": 3}, "unit.household"),
        ({"persons": PEOPLE, "household": {"members": ["z"]}}, "household.members"),
        ({"persons": PEOPLE, "household": {"members": "a"}}, "household.members"),
        ({"persons": [], "household": {"supporters": [3]}}, "supporters"),
        ({"persons": [], "household": {"facts": 3}}, "facts"),
        ({"persons": [], "claim": []}, "unit.claim"),
    ],
    ids=["household", "stranger", "no-list", "supporters", "facts", "claim"],
)
def test_a_wrong_unit_is_named(unit: dict[str, Any], where: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        asked(book, **unit)
    assert raised.value.where == where
