"""The review queue by program: listed, read as two cards, decided once."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse

from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.webapi.calls import get, post, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(desk: Desk) -> dict[str, Any]:
    """A row that bears a relative's number waits for people."""
    desk.merge(books.workbook([books.doubtful()]))
    (first, *_) = get(desk.worker, "/reviews").json()["reviews"]
    return dict(first)


def decided(who: Person, one: dict[str, Any], **more: Any) -> HttpResponse:
    body = {"decision": "different", "expected_version": one["version"], **more}
    return post(who, f"/reviews/{one['id']}/decision", body)


def test_waiting_questions_are_listed(desk: Desk, waiting: dict[str, Any]) -> None:
    told = get(desk.worker, "/reviews").json()
    assert told["reviews"][0] == waiting
    assert told["next"] is None
    assert get(desk.worker, f"/reviews?after={waiting['id'] + 1000}").json()["reviews"] == []


def test_a_question_is_two_masked_cards(desk: Desk, waiting: dict[str, Any]) -> None:
    told = get(desk.worker, f"/reviews/{waiting['id']}").json()
    assert told["candidates"][0]["ref"]
    assert told["row"]["ref"] is None
    assert books.line(1)[2] not in str(told)
    assert str(books.person(0)) not in str(told)


def test_a_question_is_decided(desk: Desk, waiting: dict[str, Any]) -> None:
    card = get(desk.worker, f"/reviews/{waiting['id']}").json()["candidates"][0]
    answer = decided(desk.worker, waiting, decision="same", chosen=card["ref"])
    assert (answer.status_code, answer.json()["state"]) == (200, "decided")
    assert waiting["id"] not in [one["id"] for one in get(desk.worker, "/reviews").json()["reviews"]]


def test_an_old_version_is_told_how_things_stand(desk: Desk, waiting: dict[str, Any]) -> None:
    answer = decided(desk.worker, {**waiting, "version": waiting["version"] + 5})
    assert problem(answer)[0] == 409
    assert (answer.json()["state"], answer.json()["version"]) == (waiting["state"], waiting["version"])


def test_a_question_is_taken(desk: Desk, waiting: dict[str, Any]) -> None:
    body = {"command": "take", "expected_version": waiting["version"]}
    assert post(desk.worker, f"/reviews/{waiting['id']}/commands", body).json()["state"] == "taken"


def test_another_word_is_none(desk: Desk, waiting: dict[str, Any]) -> None:
    assert problem(decided(desk.worker, waiting, decision="perhaps")) == (422, "invalid")


def test_the_neighbour_finds_nothing(waiting: dict[str, Any], neighbour: Person) -> None:
    assert get(neighbour, "/reviews").json()["reviews"] == []
    assert problem(get(neighbour, f"/reviews/{waiting['id']}")) == (404, "not-found")
    assert problem(decided(neighbour, waiting)) == (404, "not-found")


def test_who_may_not_review_is_told_so(auditor: Person) -> None:
    assert problem(get(auditor, "/reviews")) == (403, "permission")
