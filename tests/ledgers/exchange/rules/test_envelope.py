"""Envelopes are read strictly: every part, no other part, each of its shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiayuan.ledgers.exchange.rules.envelope import Answer, Envelope, Malformed, read_answer, read_envelope

GOOD = Envelope(
    id="01900000-0000-7000-8000-000000000001", sender="street-001", to="110102", purpose="benefit-check",
    service="ping", at="2026-03-01T04:00:00+00:00", nonce="ab" * 16, body_hash="0" * 64, selector={"keys": []},
)  # fmt: skip
ANSWER = Answer(GOOD.id, "110102", "street-001", "answered", "", GOOD.at, GOOD.nonce, "0" * 64)


def given(**changes: Any) -> dict[str, Any]:
    return {**json.loads(GOOD.text()), **changes}


def test_an_envelope_survives_its_own_text() -> None:
    assert read_envelope(json.loads(GOOD.text())) == GOOD
    assert read_answer(json.loads(ANSWER.text())) == ANSWER


def test_on_the_wire_the_sender_is_called_from() -> None:
    assert json.loads(GOOD.text())["from"] == "street-001"


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("parts", {"more": ""}), ("id", {"id": "no"}), ("id", {"id": GOOD.id.upper().replace("9", "A")}),
        ("sender", {"from": ""}), ("to", {"to": "a b"}), ("at", {"at": "2026-03-01T04:00:00"}), ("at", {"at": "now"}),
        ("nonce", {"nonce": "short"}), ("body_hash", {"body_hash": "0" * 63}), ("selector", {"selector": []}),
        ("selector", {"selector": {"keys": "x" * 50_000}}), ("on_behalf_of", {"on_behalf_of": "x" * 61}),
        ("purpose", {"purpose": 7}),
    ],
)  # fmt: skip
def test_each_wrong_part_is_named(part: str, changes: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as caught:
        read_envelope(given(**changes))
    assert str(caught.value) == part


@pytest.mark.parametrize("value", [None, [], "text", {}])
def test_what_is_no_envelope_is_malformed(value: object) -> None:
    for read in (read_envelope, read_answer):
        with pytest.raises(Malformed):
            read(value)


def test_an_answer_is_answered_or_refused() -> None:
    with pytest.raises(Malformed):
        read_answer({**json.loads(ANSWER.text()), "status": "maybe"})
