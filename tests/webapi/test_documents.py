"""The document tells tools, and the page tells people, what each operation takes and asks for."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from jiayuan.webapi.documents import PROBLEMS, document, operations
from jiayuan.webapi.operations import FORM, JSON

MADE = document()
TOLD = {told["operationId"]: (path, method, told) for path, method, told in operations(MADE)}


def told(name: str) -> dict[str, Any]:
    return TOLD[name][2]


def parameters(name: str) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in told(name)["parameters"]}


@pytest.mark.parametrize(("name", "method", "path"), [
    ("ledgers.upload", "POST", "/ledgers/files"), ("ledgers.file", "GET", "/ledgers/files/{file_id}"),
    ("ledgers.issues", "GET", "/ledgers/files/{file_id}/issues"),
    ("ledgers.preview", "GET", "/ledgers/files/{file_id}/preview"),
    ("ledgers.errors", "GET", "/ledgers/files/{file_id}/errors.xlsx"),
    ("ledgers.command", "POST", "/ledgers/files/{file_id}/commands"), ("registry.match", "POST", "/registry/match"),
    ("registry.facts", "POST", "/registry/facts"), ("registry.merge", "POST", "/registry/merge"),
    ("registry.unmerge", "POST", "/registry/unmerge"), ("registry.split", "POST", "/registry/split"),
    ("registry.lineage", "GET", "/registry/lineage/{ref}/{attr}"), ("places.parse", "GET", "/places/parse"),
    ("places.tree", "GET", "/places"), ("places.geo", "GET", "/places/geo"), ("quality", "GET", "/quality"),
    ("reviews.list", "GET", "/reviews"), ("reviews.decide", "POST", "/reviews/{item_id}/decision"),
    ("me.data", "GET", "/me/data"), ("me.access", "GET", "/me/access"), ("me.consents", "GET", "/me/consents"),
    ("tokens.issue", "POST", "/tokens"), ("tokens.end", "DELETE", "/tokens/{token_id}"),
])  # fmt: skip
def test_each_operation_has_the_address_that_was_promised(name: str, method: str, path: str) -> None:
    assert TOLD[name][:2] == (f"/api/v1{path}", method)


@pytest.mark.parametrize(("name", "kind"), [
    ("ledgers.upload", FORM), ("registry.match", JSON), ("ledgers.command", JSON), ("me.dispute", JSON),
])  # fmt: skip
def test_a_body_is_described_with_its_type(name: str, kind: str) -> None:
    assert list(told(name)["requestBody"]["content"]) == [kind]
    assert told(name)["requestBody"]["required"]


def test_a_form_names_its_fields() -> None:
    schema = told("ledgers.upload")["requestBody"]["content"][FORM]["schema"]
    assert {"file", "template", "mode", "as_of", "office"} <= set(schema["properties"])
    assert set(schema["required"]) == {"file", "template"}


@pytest.mark.parametrize(("name", "status"), [("ledgers.upload", "202"), ("me.dispute", "201"), ("tokens.end", "204")])
def test_a_good_answer_has_its_status(name: str, status: str) -> None:
    assert [code for code in told(name)["responses"] if code < "300"] == [status]


def test_every_problem_has_one_shape() -> None:
    for _path, _method, one in TOLD.values():
        for status in PROBLEMS:
            assert list(one["responses"][status]["content"]) == ["application/problem+json"]


def test_the_rule_stands_in_the_document() -> None:
    assert told("registry.merge")["x-jiayuan"] == {
        "kind": "staff", "permission": "registry.merge", "purposes": ["registry-review"], "step_up": True,
    }  # fmt: skip
    assert told("me.data")["x-jiayuan"]["kind"] == "resident"


@pytest.mark.parametrize(("name", "query"), [
    ("places.parse", {"text", "hint"}), ("places.tree", {"path", "after", "most"}),
    ("places.geo", {"path", "kind", "after", "most"}), ("ledgers.preview", {"kind", "after"}),
    ("reviews.list", {"kind", "due", "community", "after"}), ("me.access", {"cursor"}), ("quality", {"at"}),
])  # fmt: skip
def test_questions_name_their_parameters(name: str, query: set[str]) -> None:
    assert {key for key, one in parameters(name).items() if one["in"] == "query"} == query


def test_only_the_text_of_an_address_is_required() -> None:
    asked = {
        (name, key)
        for name in TOLD
        for key, one in parameters(name).items()
        if one["in"] == "query" and one["required"]
    }
    assert asked == {("places.parse", "text")}


def test_both_ways_in_are_described() -> None:
    schemes = MADE["components"]["securitySchemes"]
    assert schemes["Token"] == {"type": "http", "scheme": "bearer"}
    assert (schemes["Session"]["type"], schemes["Session"]["in"]) == ("apiKey", "cookie")


def test_making_it_twice_gives_the_same() -> None:
    assert document() == MADE
    with override("en"):
        document()
    assert document() == MADE


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "title"), [("zh-hans", "开放接口"), ("en", "API")])
def test_the_page_speaks_the_readers_language(client: Client, language: str, title: str) -> None:
    page = client.get("/api/v1/docs/", headers={"Accept-Language": language}).content.decode()
    assert f">{title}</h1>" in page


@pytest.mark.django_db
def test_the_page_tells_right_purpose_and_step_up(client: Client) -> None:
    part = client.get("/api/v1/docs/").content.decode().partition('id="registry.merge"')[2].partition("</section>")[0]
    assert "registry.merge" in part
    assert "registry-review" in part
    assert "需要再次验证身份" in part


@pytest.mark.django_db
def test_the_page_brings_no_script_of_others(client: Client) -> None:
    answer = client.get("/api/v1/docs/")
    assert "cdn" not in answer.content.decode()
    assert "default-src 'self'" in answer["Content-Security-Policy"]
