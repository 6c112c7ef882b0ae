"""The signed ways in and the catalogue stand in the document as they are served."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve
from django.utils.translation import override

from jiayuan.ledgers.exchange.rules.envelope import Answer, Envelope
from jiayuan.webapi import signed
from jiayuan.webapi.documents import document, operations, whole

TOLD = list(operations({"paths": signed.paths()}))
each = pytest.mark.parametrize(("path", "method", "told"), TOLD, ids=[told["operationId"] for *_, told in TOLD])


@each
def test_each_leads_to_a_page_that_is_there(path: str, method: str, told: dict[str, Any]) -> None:
    assert resolve(path.replace("{code}", "people")).view_name.startswith("ledgers:")


@each
def test_each_is_described_and_named_once(path: str, method: str, told: dict[str, Any]) -> None:
    assert told["description"]
    assert told["operationId"] not in {one["operationId"] for *_, one in operations(document())}
    named = {one["name"] for one in told["parameters"] if one["in"] == "path"}
    assert named == ({"code"} if "{code}" in path else set())


@each
def test_what_takes_a_message_says_so(path: str, method: str, told: dict[str, Any]) -> None:
    takes = method == "POST" or bool([one for one in told["parameters"] if one["in"] == "header"])
    assert (told["x-jiayuan"]["kind"] == "signed") == takes
    assert ("400" in told["responses"]) == takes


@pytest.mark.parametrize(("parts", "shape"), [(signed.PARTS, Envelope), (signed.ANSWER_PARTS, Answer)])
def test_the_envelopes_have_the_parts_that_are_signed(parts: tuple[str, ...], shape: type) -> None:
    assert {"sender" if part == "from" else part for part in parts} == {one.name for one in fields(shape)}


def test_the_document_holds_both_and_their_schemas() -> None:
    made = whole()
    assert len(made["paths"]) == len(document()["paths"]) + len(signed.paths())
    assert {signed.MESSAGE, signed.ANSWER} <= set(made["components"]["schemas"])


def test_the_summaries_speak_english_too() -> None:
    with override("en"):
        texts = [told["summary"] for *_, told in operations({"paths": signed.paths()})]
    assert not [text for text in texts if any("\u4e00" <= letter <= "\u9fff" for letter in text)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["exchange.messages", "services.call", "catalogue.jsonld"])
def test_the_page_tells_of_them(client: Client, name: str) -> None:
    assert f'id="{name}"' in client.get("/api/v1/docs/").content.decode()
