"""Every operation by the declaration it carries: rule, purpose, record, and its place in the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override

from jiayuan.audit.models import Record
from jiayuan.identity.rules import ROLE_PERMISSIONS
from jiayuan.kernel.purpose import WELL_KNOWN
from jiayuan.webapi.documents import document, operations
from jiayuan.webapi.operations import JSON, OPERATIONS, Described
from jiayuan.webapi.urls import urlpatterns
from tests.people import Person
from tests.tree import as_role

each = pytest.mark.parametrize("one", OPERATIONS, ids=[one.name for one in OPERATIONS])
CLOSED = [one for one in OPERATIONS if one.rule.kind != "open"]
each_closed = pytest.mark.parametrize("one", CLOSED, ids=[one.name for one in CLOSED])
OPEN = {one.name for one in OPERATIONS} - {one.name for one in CLOSED}
TOLD = list(operations(document()))
each_told = pytest.mark.parametrize(("path", "method", "told"), TOLD, ids=[told["operationId"] for *_, told in TOLD])
# Places hold nobody; tokens are one's own. Everything else is about people or about offices' files.
WITHOUT_PEOPLE = {"places", "tokens"}


def test_only_these_are_for_everybody() -> None:
    assert {"benefits.policies", "benefits.policy", "benefits.calculate"} == OPEN


@each_closed
def test_an_operation_names_who_may_and_for_what(one: Described) -> None:
    assert one.rule.kind in {"staff", "resident"}
    assert set(one.rule.purposes) <= set(WELL_KNOWN)
    assert one.rule.purposes
    if one.rule.kind == "staff" and one.tag not in WITHOUT_PEOPLE:
        assert any(one.rule.permission in held for held in ROLE_PERMISSIONS.values())


@each
def test_a_body_has_its_type(one: Described) -> None:
    assert bool(one.rule.takes) == (one.method == "POST")


@each
def test_an_address_carries_its_rule(one: Described) -> None:
    (pattern,) = [pattern for pattern in urlpatterns if pattern.name == one.name]
    assert vars(pattern.callback)["access"].permission == one.rule.permission


def test_nothing_is_reached_beside_the_operations() -> None:
    names = {pattern.name for pattern in urlpatterns}
    assert names == {one.name for one in OPERATIONS} | {"openapi", "docs"}
    assert "webapi" in get_resolver().app_dict


@pytest.mark.django_db
@each_closed
def test_strangers_get_nothing(one: Described) -> None:
    answer = ask(Client(), one)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
@each_closed
def test_the_wrong_hat_gets_nothing(one: Described, worker: Person, resident: Person) -> None:
    who = resident if one.rule.kind == "staff" else worker
    # 422 comes before the hat is asked for: it tells of the request's own shape alone.
    assert ask(who.client(), one).status_code in {403, 422}


@pytest.mark.django_db
@each_closed
def test_what_is_let_in_leaves_a_record(one: Described, officer: Person, resident: Person) -> None:
    who = officer if one.rule.kind == "staff" else resident
    answer = ask(who.client(), one)
    assert answer.status_code < 500
    with as_role("jy_auditor"):
        found = Record.objects.filter(act=f"webapi.{one.name}").exists()
    assert found == (answer.status_code < 400)


def address(path: str) -> str:
    nobody = {"file_id": "00000000-0000-7000-8000-00000000dead", "item_id": "999999", "token_id": "x"}
    nobody |= dict.fromkeys(("offer_id", "delivery_id", "list_id"), nobody["file_id"])
    parts = (
        "file_id",
        "item_id",
        "token_id",
        "offer_id",
        "delivery_id",
        "list_id",
        "command",
        "policy_id",
        "ref",
        "attr",
    )
    for part in parts:
        path = path.replace(f"{{{part}}}", nobody.get(part, "name"))
    return path


def ask(client: Client, one: Described) -> Any:
    path = next(path for path, _method, told in TOLD if told["operationId"] == one.name)
    body = "{}" if one.rule.takes == JSON else {}
    kind = {"content_type": JSON} if one.rule.takes == JSON else {}
    return getattr(client, one.method.lower())(address(path), *([body] if one.rule.takes else []), **kind)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        for inner in node.values():
            yield from references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from references(inner)


def test_the_document_is_whole() -> None:
    made = document()
    assert made["openapi"].startswith("3.1")
    assert {told["operationId"] for *_, told in TOLD} == {one.name for one in OPERATIONS}
    for found in set(references(made)):
        assert found.removeprefix("#/components/schemas/") in made["components"]["schemas"], found


@each_told
def test_a_described_operation_is_complete(path: str, method: str, told: dict[str, Any]) -> None:
    assert told["summary"]
    assert told["description"]
    asked = {tuple(one) for one in told.get("security", [])}
    assert asked == (set() if told["operationId"] in OPEN else {("Token",), ("Session",)})
    assert {"401", "403", "404", "409", "422", "429"} <= set(told["responses"])
    assert all("description" in answer for answer in told["responses"].values())


@each_told
def test_the_parts_of_an_address_are_described(path: str, method: str, told: dict[str, Any]) -> None:
    parts = {part.split("}")[0] for part in path.split("{")[1:]}
    named = {one["name"] for one in told["parameters"] if one["in"] == "path"}
    assert parts == named
    assert all(one["required"] for one in told["parameters"] if one["in"] == "path")


def test_the_document_speaks_english_too() -> None:
    with override("en"):
        summaries = [told["summary"] for *_, told in operations(document())]
    assert not [text for text in summaries if any("\u4e00" <= letter <= "\u9fff" for letter in text)]


def test_no_answer_names_a_person_by_id() -> None:
    assert "person" not in json.dumps(document()["components"]["schemas"]["CandidateOut"]["properties"])


@pytest.mark.django_db
def test_the_page_shows_each_operation_without_scripts(client: Client) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert all(f'id="{one.name}"' in page for one in OPERATIONS)
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Jiayuan 家园"
