"""What stands before every operation: limits, CSRF, types, the reader's language, the record."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from tests.people import Person
from tests.tree import as_role
from tests.webapi.calls import bearing, get, post, problem, token_of

pytestmark = pytest.mark.django_db
MATCH = "/api/v1/registry/match"
ROW = {"purpose": "ledger-upkeep", "name": "王秀兰", "phone": "13800000001"}


def test_strangers_are_asked_to_sign_in() -> None:
    for path in ("/places", "/me/data", "/reviews"):
        assert problem(get(Client(), path)) == (401, "login")
    assert problem(post(Client(enforce_csrf_checks=True), "/registry/match", ROW)) == (401, "login")


def test_a_write_of_a_browser_needs_its_csrf_token(worker: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = worker.client().cookies
    assert problem(post(client, "/registry/match", ROW)) == (403, "csrf")


def test_the_csrf_token_opens_it(worker: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = worker.client().cookies
    client.get("/staff/")
    token = client.cookies["csrf"].value
    body = {"purpose": "ledger-upkeep", "refs": ["x"], "attrs": ["name"]}
    assert problem(post(client, "/registry/facts", body, **{"X-CSRFToken": token})) == (404, "not-found")


def test_staff_need_the_second_factor(worker: Person) -> None:
    client = worker.client()
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    assert problem(get(client, "/places")) == (403, "second-factor")


@pytest.mark.parametrize("body", ["{", "[1", "\x00", '{"purpose": }'])
def test_what_is_no_json_is_told(worker: Person, body: str) -> None:
    answer = worker.client().post(MATCH, body, content_type="application/json")
    assert problem(answer)[0] in {400, 422}


@pytest.mark.parametrize("body", ["null", "7", '"x"', "[]", "{}", '{"purpose": 7}', '{"purpose": null, "name": []}'])
def test_what_is_another_json_is_told(worker: Person, body: str) -> None:
    answer = worker.client().post(MATCH, body, content_type="application/json")
    assert problem(answer) == (422, "invalid")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_another_type_is_415(worker: Person, kind: str) -> None:
    assert problem(worker.client().post(MATCH, json.dumps(ROW), content_type=kind)) == (415, "media-type")


def test_a_ledger_comes_as_a_form(worker: Person) -> None:
    answer = worker.client().post("/api/v1/ledgers/files", "{}", content_type="application/json")
    assert problem(answer) == (415, "media-type")


def test_a_large_body_is_413(worker: Person) -> None:
    assert problem(post(worker, "/registry/match", {**ROW, "name": "x" * 300_000})) == (413, "too-large")


def test_a_question_has_no_body(worker: Person) -> None:
    answer = worker.client().generic("GET", "/api/v1/places", b"x" * 10, content_type="application/json")
    assert problem(answer) == (413, "too-large")


def test_another_method_is_405(worker: Person) -> None:
    answer = worker.client().put("/api/v1/places")
    assert problem(answer) == (405, "method")
    assert answer["Allow"] == "GET"


def test_too_many_calls_wait(worker: Person) -> None:
    client = bearing(token_of(worker))
    with clock.frozen(clock.now()):
        answers = [client.get("/api/v1/places/parse?text=x") for _ in range(61)]
    assert {one.status_code for one in answers[:60]} == {200}
    assert problem(answers[60]) == (429, "api-network")
    assert int(answers[60]["Retry-After"]) >= 1


def test_after_waiting_it_goes_on(worker: Person) -> None:
    client = bearing(token_of(worker))
    with clock.frozen(clock.now()) as now:
        for _ in range(61):
            client.get("/api/v1/places/parse?text=x")
    with clock.frozen(now + timedelta(seconds=2)):
        assert client.get("/api/v1/places/parse?text=x").status_code == 200


def test_problems_speak_the_readers_language(worker: Person) -> None:
    chinese = get(worker, "/places?path=x").json()["title"]
    english = get(worker, "/places?path=x", **{"Accept-Language": "en"}).json()["title"]
    assert (chinese, english) == ("没有找到", "Not found")


def test_a_problem_repeats_nothing_that_was_sent(worker: Person) -> None:
    secret = "13800000001"
    bad = {"purpose": "ledger-upkeep", "name": ["x", secret], secret: secret, "phone": {"x": secret}}
    assert secret not in post(worker, "/registry/match", bad).content.decode()


def test_a_problem_names_its_request(worker: Person) -> None:
    answer = get(worker, "/places?path=x")
    assert answer.json()["instance"] == f"urn:jiayuan:request:{answer['X-Request-ID']}"


def test_a_call_is_recorded_with_its_way_in(worker: Person) -> None:
    get(worker, "/places")
    get(bearing(token_of(worker)), "/places")
    with as_role("jy_auditor"):
        records = Record.objects.filter(act="webapi.places.tree").order_by("at")
        assert [one.detail for one in records] == [{"token": 0}, {"token": 1}]


def test_a_refusal_is_recorded(auditor: Person) -> None:
    get(auditor, "/reviews")
    with as_role("jy_auditor"):
        assert Record.objects.filter(outcome="refused", detail={"code": "permission"}).exists()
