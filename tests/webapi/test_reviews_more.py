"""The review queue by program: paging, narrowing, taking, sending out, undoing."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse

from jiayuan.audit.models import Record
from jiayuan.webapi.views import reviews
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import Person
from tests.tree import HOME, NEXT, as_role
from tests.webapi.calls import get, post, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(desk: Desk) -> list[dict[str, Any]]:
    """Two rows wait for people."""
    desk.merge(books.workbook([books.doubtful(0), books.doubtful(1)]))
    return waiting(desk.worker)


def waiting(who: Person, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(who, f"/reviews{query}").json()["reviews"]
    return found


def sent(who: Person, one: dict[str, Any], what: str, body: dict[str, Any]) -> HttpResponse:
    now = get(who, f"/reviews/{one['id']}").json()["version"]
    return post(who, f"/reviews/{one['id']}/{what}", {"expected_version": now, **body})


def test_questions_follow_by_key(desk: Desk, two: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "PAGE", 1)
    first = get(desk.worker, "/reviews").json()
    second = get(desk.worker, f"/reviews?after={first['next']}").json()
    assert [*first["reviews"], *second["reviews"]] == two


@pytest.mark.parametrize(("query", "n"), [
    ("?kind=match", 2), ("?kind=conflict", 0), (f"?community={HOME}", 2), (f"?community={NEXT}", 0), ("?due=late", 0),
])  # fmt: skip
def test_the_queue_is_narrowed(desk: Desk, two: list[dict[str, Any]], query: str, n: int) -> None:
    assert len(waiting(desk.worker, query)) == n


@pytest.mark.parametrize("query", ["?kind=everything", "?due=never", "?after=-1", f"?community={'1' * 41}"])
def test_a_narrowing_that_is_none_is_told(desk: Desk, query: str) -> None:
    assert problem(get(desk.worker, f"/reviews{query}")) == (422, "invalid")


def test_a_place_that_is_none_is_not_found(desk: Desk) -> None:
    assert problem(get(desk.worker, "/reviews?community=nonsense")) == (404, "not-found")


def test_a_card_tells_what_differs_and_how_sure(desk: Desk, two: list[dict[str, Any]]) -> None:
    told = get(desk.worker, f"/reviews/{two[0]['id']}").json()
    assert told["reason"]
    assert any(line["differs"] for line in told["candidates"][0]["lines"])
    assert {line["label"] for line in told["row"]["lines"]} >= {"姓名", "证件号码"}
    assert "take" in told["commands"]


def test_what_is_taken_is_given_back(desk: Desk, two: list[dict[str, Any]]) -> None:
    assert sent(desk.worker, two[0], "commands", {"command": "take"}).json()["state"] == "taken"
    assert sent(desk.worker, two[0], "commands", {"command": "release"}).json()["state"] == "open"


def test_a_decision_is_undone(desk: Desk, two: list[dict[str, Any]]) -> None:
    decided = sent(desk.worker, two[0], "decision", {"decision": "different"}).json()
    body = {"command": "undo", "reason": "看错了", "expected_version": decided["version"]}
    assert post(desk.worker, f"/reviews/{two[0]['id']}/commands", body).json()["state"] == "open"
    assert [one["id"] for one in waiting(desk.worker)] == [one["id"] for one in two]


def test_a_new_person_is_made_of_the_row(desk: Desk, two: list[dict[str, Any]]) -> None:
    assert sent(desk.worker, two[0], "decision", {"decision": "new"}).json()["state"] == "decided"
    assert len(waiting(desk.worker)) == 1


def test_the_second_decision_comes_late(desk: Desk, two: list[dict[str, Any]]) -> None:
    body = {"decision": "different", "expected_version": two[0]["version"]}
    path = f"/reviews/{two[0]['id']}/decision"
    assert post(desk.worker, path, body).status_code == 200
    late = post(desk.officer, path, body)
    assert problem(late)[0] == 409
    assert late.json()["state"] == "decided"


def test_a_repeated_decision_is_one(desk: Desk, two: list[dict[str, Any]]) -> None:
    body, key = {"decision": "different", "expected_version": two[0]["version"]}, {"Idempotency-Key": "decide-0001"}
    answers = [post(desk.worker, f"/reviews/{two[0]['id']}/decision", body, **key) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert {one.status_code for one in answers} == {200}


def test_whom_one_chooses_is_among_the_cards(desk: Desk, two: list[dict[str, Any]]) -> None:
    row = {"purpose": "registry-review", "name": books.NAMES[2], "id_number": books.line(2)[2]}
    other = post(desk.worker, "/registry/match", row).json()["candidates"][0]["ref"]
    answer = sent(desk.worker, two[0], "decision", {"decision": "same", "chosen": other})
    assert problem(answer) == (422, "chosen")


def test_a_value_is_no_answer_to_a_question_of_people(desk: Desk, two: list[dict[str, Any]]) -> None:
    assert problem(sent(desk.worker, two[0], "decision", {"decision": "keep_a"}))[0] in {403, 409, 422}
    assert len(waiting(desk.worker)) == 2


def test_a_decision_is_in_the_trail_of_those_it_was_about(desk: Desk, two: list[dict[str, Any]]) -> None:
    sent(desk.worker, two[0], "decision", {"decision": "different"})
    with as_role("jy_auditor"):
        one = Record.objects.get(act="ledgers.decide_different")
    assert one.purpose == "registry-review"
    assert one.subjects
