"""The worklist by program: counts of questions and walks."""

from __future__ import annotations

import pytest

from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import HOME_COMPOUND, NEXT_ROOM
from tests.webapi.calls import bearing, get, problem, token_of

pytestmark = pytest.mark.django_db


def test_facts_and_walks_are_told(worker: Person) -> None:
    assessed("elder.assessed", high=60_000)
    told = get(worker, "/worklist/blocking").json()
    assert [(one["fact"], one["people"], one["worth_fen"]) for one in told["facts"]] == [("elder.assessed", 1, 600_000)]
    assert [one["yard"] for one in told["yards"]] == [HOME_COMPOUND.value]


def test_walks_for_one_fact(officer: Person) -> None:
    assessed("hukou")
    assessed("elder.assessed", place=NEXT_ROOM)
    told = get(officer, "/worklist/blocking?fact=hukou").json()
    assert [one["yard"] for one in told["yards"]] == [HOME_COMPOUND.value]


def test_nobody_is_in_it(worker: Person) -> None:
    (row,) = assessed("hukou")
    assert str(row.person) not in get(worker, "/worklist/blocking").content.decode()


def test_a_token_for_another_purpose_sees_nothing(worker: Person) -> None:
    assert problem(get(bearing(token_of(worker)), "/worklist/blocking")) == (403, "purpose")


def test_residents_see_no_worklist(resident: Person) -> None:
    assert problem(get(resident, "/worklist/blocking"))[0] == 403
