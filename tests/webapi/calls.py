"""Calling the API as one of the five people, or as a program of theirs."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from jiayuan.identity.api import issue_token
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from tests.people import Person

ROOT = "/api/v1"


def token_of(person: Person, *purposes: str, days: int = 30) -> str:
    with person.acting(LEDGER_UPKEEP):
        return issue_token("tests", purposes or ("ledger-upkeep",), days)


def get(who: Person | Client, path: str, **headers: str) -> HttpResponse:
    return client_of(who).get(f"{ROOT}{path}", headers=headers)


def post(who: Person | Client, path: str, body: Any, **headers: str) -> HttpResponse:
    return client_of(who).post(f"{ROOT}{path}", json.dumps(body), content_type="application/json", headers=headers)


def client_of(who: Person | Client) -> Client:
    return who if isinstance(who, Client) else who.client()


def bearing(token: str) -> Client:
    """A program: no cookie, its token alone; CSRF is checked as in production."""
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})


def problem(response: HttpResponse) -> tuple[int, str]:
    """Status and code of a problem document."""
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    return response.status_code, str(told["code"])
