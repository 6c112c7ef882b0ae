"""Tokens by program: made after a fresh second factor, told once, ended at once."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.people import Person
from tests.webapi.calls import bearing, client_of, get, post, problem, token_of

pytestmark = pytest.mark.django_db
BODY = {"label": "夜间导入", "purposes": ["ledger-upkeep"]}


def test_a_token_is_told_once_and_works(worker: Person) -> None:
    token = post(worker, "/tokens", BODY).json()["token"]
    assert get(bearing(token), "/places").status_code == 200
    assert token not in get(worker, "/tokens").content.decode()


def test_a_token_begets_no_token(worker: Person) -> None:
    assert problem(post(bearing(token_of(worker)), "/tokens", BODY)) == (403, "step-up")


def test_an_unknown_purpose_is_told(worker: Person) -> None:
    assert problem(post(worker, "/tokens", {**BODY, "purposes": ["nonsense"]})) == (422, "purpose")


def test_residents_have_pages(resident: Person) -> None:
    assert problem(post(resident, "/tokens", BODY)) == (403, "staff-only")


def test_an_ended_token_lets_nobody_in(worker: Person) -> None:
    token = post(worker, "/tokens", BODY).json()["token"]
    (one,) = get(worker, "/tokens").json()
    assert client_of(worker).delete(f"/api/v1/tokens/{one['id']}").status_code == 204
    assert problem(get(bearing(token), "/places")) == (401, "login")


def test_anothers_token_is_not_found(worker: Person, officer: Person) -> None:
    post(officer, "/tokens", BODY)
    (one,) = get(officer, "/tokens").json()
    assert problem(client_of(worker).delete(f"/api/v1/tokens/{one['id']}")) == (404, "not-found")


def test_a_false_token_beside_a_good_cookie_is_refused(worker: Person) -> None:
    client = worker.client()
    assert problem(client.get("/api/v1/places", headers={"Authorization": "Bearer jyt_x"})) == (401, "login")


def test_another_scheme_is_no_token(worker: Person) -> None:
    client = Client(headers={"Authorization": "Basic d29ya2VyOng="})
    answer = client.get("/api/v1/places")
    assert (problem(answer), answer["WWW-Authenticate"]) == ((401, "login"), "Bearer")
