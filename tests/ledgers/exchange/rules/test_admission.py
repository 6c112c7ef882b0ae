"""Which message is let in, and which answer is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.kernel.crypto import public_key, sign
from jiayuan.ledgers.exchange.rules.admission import Key, answer_refusal, refusal
from tests.ledgers.exchange.rules.test_envelope import ANSWER, GOOD

SEED = bytes(32)
KEY = Key("ed25519", public_key(SEED).hex())
NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)


def code(**changes: str) -> str:
    envelope = replace(GOOD, **changes)
    return refusal(envelope, sign(SEED, envelope.text().encode()).hex(), GOOD.body_hash, KEY, "110102", NOW)


def test_what_is_signed_fresh_and_ours_is_let_in() -> None:
    assert code() == ""


@pytest.mark.parametrize(("seconds", "expected"), [(300, ""), (-300, ""), (301, "skew"), (-301, "skew")])
def test_clocks_may_differ_by_five_minutes(seconds: int, expected: str) -> None:
    assert code(at=(NOW + timedelta(seconds=seconds)).isoformat()) == expected


def test_the_first_thing_wrong_is_told() -> None:
    assert code(to="other") == "wrong-recipient"
    assert code(body_hash="1" * 64) == "body-changed"
    assert refusal(GOOD, "", GOOD.body_hash, None, "110102", NOW) == "unknown-peer"
    assert refusal(GOOD, "00" * 64, GOOD.body_hash, KEY, "110102", NOW) == "bad-signature"


def test_a_signature_has_one_spelling() -> None:
    signature = sign(SEED, GOOD.text().encode()).hex()
    assert refusal(GOOD, signature.upper(), GOOD.body_hash, KEY, "110102", NOW) == "bad-signature"


def test_an_unknown_algorithm_lets_nobody_in() -> None:
    signature = sign(SEED, GOOD.text().encode()).hex()
    assert refusal(GOOD, signature, GOOD.body_hash, replace(KEY, algorithm="sm2"), "110102", NOW) == "bad-signature"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""), ({"re": "other"}, "not-our-question"), ({"sender": "x"}, "not-our-question"),
        ({"nonce": "cd" * 16}, "not-our-question"), ({"body_hash": "1" * 64}, "body-changed"),
    ],
)  # fmt: skip
def test_an_answer_speaks_of_our_question(changes: dict[str, str], expected: str) -> None:
    answer = replace(ANSWER, **changes)
    signature = sign(SEED, answer.text().encode()).hex()
    assert answer_refusal(GOOD, answer, signature, ANSWER.body_hash, KEY) == expected


def test_an_answer_by_another_key_is_not_believed() -> None:
    signature = sign(bytes(range(32)), ANSWER.text().encode()).hex()
    assert answer_refusal(GOOD, ANSWER, signature, ANSWER.body_hash, KEY) == "bad-signature"
