"""Whatever is changed in a signed message, it is not let in: by a byte of its text, or by a part of its content."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.crypto import public_key, sign
from jiayuan.ledgers.exchange import wire
from jiayuan.ledgers.exchange.rules.admission import Key, answer_refusal, refusal
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.envelope import Malformed
from tests.ledgers.exchange.rules.test_envelope import ANSWER, GOOD

SEED = bytes(32)
KEY = Key("ed25519", public_key(SEED).hex())
NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
BODY = {"rows": [{"key": "a", "value": "家"}], "n": 1.5}
ASKED = replace(GOOD, body_hash=digest(BODY))
TOLD = replace(ANSWER, body_hash=digest(BODY))


def signed(text: str) -> str:
    return sign(SEED, text.encode()).hex()


QUESTION = wire.packed("envelope", ASKED.text(), signed(ASKED.text()), BODY)
REPLY = wire.packed("answer", TOLD.text(), signed(TOLD.text()), BODY)


def admitted(raw: bytes) -> str:
    """The code by which a question is refused, "" when it is let in."""
    try:
        asked = wire.read_asked(raw)
    except Malformed:
        return "malformed"
    return refusal(asked.envelope, asked.signature, asked.body_hash, KEY, "110102", NOW)


def believed(raw: bytes) -> str:
    """The same for a reply."""
    try:
        told = wire.read_told(raw)
    except Malformed:
        return "malformed"
    return answer_refusal(ASKED, told.answer, told.signature, told.body_hash, KEY)


def same_content(one: bytes, other: bytes) -> bool:
    """Blanks between parts and the spelling of a number carry no meaning, and are not signed."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


def test_what_was_not_touched_is_let_in() -> None:
    assert (admitted(QUESTION), believed(REPLY)) == ("", "")


@settings(max_examples=400)
@given(st.integers(0, len(QUESTION) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_question_is_refused(at: int, other: int) -> None:
    raw = bytearray(QUESTION)
    raw[at] ^= other
    assume(not same_content(raw, QUESTION))
    assert admitted(bytes(raw)) != ""


@settings(max_examples=400)
@given(st.integers(0, len(REPLY) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_reply_is_not_believed(at: int, other: int) -> None:
    raw = bytearray(REPLY)
    raw[at] ^= other
    assume(not same_content(raw, REPLY))
    assert believed(bytes(raw)) != ""


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_called_malformed(raw: bytes) -> None:
    assert admitted(raw) == "malformed"
    assert believed(raw) == "malformed"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200)
@given(VALUES)
def test_any_other_body_is_refused(body: object) -> None:
    assume(body != BODY)
    raw = json.dumps({**json.loads(QUESTION), "body": body}).encode()
    assert admitted(raw) in ("body-changed", "malformed")


@settings(max_examples=200)
@given(st.sampled_from(sorted(json.loads(ASKED.text()))), VALUES)
def test_any_other_part_of_the_envelope_is_refused(part: str, value: object) -> None:
    envelope = json.loads(ASKED.text())
    assume(envelope[part] != value)
    raw = json.dumps({**json.loads(QUESTION), "envelope": {**envelope, part: value}}).encode()
    assert admitted(raw) in ("bad-signature", "malformed", "wrong-recipient")


def test_the_signature_of_one_kind_is_not_that_of_the_other() -> None:
    question = json.loads(QUESTION)
    reply = json.dumps({"answer": json.loads(TOLD.text()), "signature": question["signature"], "body": BODY}).encode()
    assert believed(reply) == "bad-signature"
