"""Whatever is sent, the answer is below 500, a document, and repeats nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity import throttle
from jiayuan.webapi.documents import document, operations
from jiayuan.webapi.operations import JSON, OPERATIONS
from tests.people import People

pytestmark = pytest.mark.django_db
POSTS = [one for one in OPERATIONS if one.rule.takes == JSON]
GETS = [one for one in OPERATIONS if not one.rule.takes]
MADE = document()
TOLD = {told["operationId"]: (path, told) for path, _method, told in operations(MADE)}
SECRET = "13812345678"
quick = settings(max_examples=8, suppress_health_check=list(HealthCheck))
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | words | st.just(SECRET),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def officer(people: People, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser that may ask as often as it likes: here it is the answers that count."""
    monkeypatch.setattr(throttle, "drained", lambda *_: (1.0, 0))
    return people.officer.client()


def fields(name: str) -> list[str]:
    ref = TOLD[name][1]["requestBody"]["content"][JSON]["schema"]["$ref"].rpartition("/")[2]
    return list(MADE["components"]["schemas"][ref]["properties"])


def address(name: str, part: str) -> str:
    path = TOLD[name][0]
    nobody = "0" * 8 + "-0000-7000-8000-00000000dead"
    known = dict.fromkeys(("file_id", "offer_id", "delivery_id", "list_id"), nobody) | {"item_id": "7", "command": "go"}
    for one in (*known, "token_id", "policy_id", "ref", "attr"):
        path = path.replace(f"{{{one}}}", known.get(one, part))
    return path


def fine(answer: Any) -> None:
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        assert SECRET not in answer.content.decode()


@quick
@given(data=st.data())
@pytest.mark.parametrize("one", POSTS, ids=[one.name for one in POSTS])
def test_any_json_gets_a_document(officer: Client, one: Any, data: st.DataObject) -> None:
    body = data.draw(st.dictionaries(st.sampled_from(fields(one.name) or ["x"]) | words, values, max_size=6))
    fine(officer.post(address(one.name, "x"), json.dumps(body), content_type=JSON))


@quick
@given(raw=st.binary(max_size=60))
def test_any_bytes_get_a_document(officer: Client, raw: bytes) -> None:
    fine(officer.post("/api/v1/registry/match", raw, content_type=JSON))


@quick
@given(query=st.dictionaries(st.sampled_from(
    ["path", "text", "hint", "after", "most", "kind", "at", "cursor", "due", "community"]
), words, max_size=4))  # fmt: skip
@pytest.mark.parametrize("one", GETS, ids=[one.name for one in GETS])
def test_any_question_gets_a_document(officer: Client, one: Any, query: dict[str, str]) -> None:
    if one.method == "GET":
        fine(officer.get(address(one.name, "x"), query))


@quick
@given(template=words, mode=words, as_of=words, office=words, name=words)
def test_any_form_gets_a_document(
    officer: Client, template: str, mode: str, as_of: str, office: str, name: str
) -> None:
    file = SimpleUploadedFile(f"{name.replace('/', '')}.xlsx" if name.strip() else "x.xlsx", b"not a workbook")
    fine(officer.post("/api/v1/ledgers/files", {
        "file": file, "template": template, "mode": mode, "as_of": as_of, "office": office,
    }))  # fmt: skip


@pytest.mark.parametrize("text", ["\x00", "王\x00秀", "\u202e", "\U00020000", "'; --", "%00", "a" * 200])
def test_letters_that_do_harm_elsewhere_do_none_here(officer: Client, text: str) -> None:
    row = {"purpose": "ledger-upkeep", "name": text, "phone": text, "address": text, "birth_date": text}
    fine(officer.post("/api/v1/registry/match", json.dumps(row), content_type=JSON))
    fine(officer.get("/api/v1/places/parse", {"text": text, "hint": text[:40]}))
    fine(officer.get("/api/v1/places", {"path": "110102.001.", "after": text[:40]}))
    fine(officer.get("/api/v1/reviews", {"community": text[:40]}))
    fine(
        officer.post(
            "/api/v1/tokens", json.dumps({"label": text[:60], "purposes": ["ledger-upkeep"]}), content_type=JSON
        )
    )
    refs = {"purpose": "ledger-upkeep", "refs": [text or "x"], "attrs": [text[:40]]}
    fine(officer.post("/api/v1/registry/facts", json.dumps(refs), content_type=JSON))


@pytest.mark.parametrize("text", ["\x00", "不愿意\x00"])
def test_residents_words_are_taken_as_they_are(people: People, text: str) -> None:
    client = people.resident.client()
    body = json.dumps({"purpose": "statistics", "reason": text})
    fine(client.post("/api/v1/me/objections", body, content_type=JSON))
    fine(client.post("/api/v1/me/disputes", json.dumps({"attr": "name", "instead": text}), content_type=JSON))
