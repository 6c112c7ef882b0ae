"""Messages of a peer over real HTTP: what is let in, what is refused by which code; nothing happens twice."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.ledgers.exchange.nightly import forget
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.models import Message, Nonce, Peer
from tests.ledgers.exchange.peer import Caller
from tests.people import as_service


def stored() -> list[Message]:
    with as_service():
        return list(Message.objects.order_by("pk"))


def test_a_signed_message_is_answered_and_both_signatures_are_kept(caller: Caller) -> None:
    told = caller.ask()
    (message,) = stored()
    assert (told.answer.status, told.body, message.state) == ("answered", {"peer": caller.code}, "applied")
    assert signatures.holds("ed25519", own().public, told.answer.text(), told.signature)
    peer = Peer.objects.get(code=caller.code)
    assert signatures.holds("ed25519", peer.public_key, message.envelope, message.signature)
    assert (message.answer, message.answer_signature) == (told.answer.text(), told.signature)
    assert peer.heard_at is not None


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("unknown-peer", {"sender": "stranger"}),
        ("wrong-recipient", {"to": "somebody-else"}),
        ("body-changed", {"body_hash": "0" * 64}),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_no_message(caller: Caller, code: str, changes: dict[str, str]) -> None:
    answer = caller.ask(**changes).answer
    assert (answer.status, answer.code, stored()) == ("refused", code, [])


@pytest.mark.parametrize("seconds", [-400, 400])
def test_a_clock_too_far_off_is_refused(caller: Caller, seconds: int) -> None:
    # Told from the moment of the call: the suite may have been collected minutes ago.
    answer = caller.ask(at=(datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()).answer
    assert (answer.status, answer.code, stored()) == ("refused", "skew", [])


def test_a_signature_by_another_key_is_refused(caller: Caller) -> None:
    stranger = Caller(caller.code, caller.url, seed=bytes(32))
    assert stranger.ask().answer.code == "bad-signature"


def test_a_peer_that_was_switched_off_is_a_stranger(caller: Caller) -> None:
    with as_service():
        Peer.objects.filter(code=caller.code).update(active=False)
    assert caller.ask().answer.code == "unknown-peer"


def test_the_same_bytes_again_are_a_replay(caller: Caller) -> None:
    raw = caller.bytes(caller.envelope())
    first, second = (json.loads(caller.post(raw)[1])["answer"] for _ in range(2))
    assert (first["status"], second["code"], len(stored())) == ("answered", "replay", 1)


def test_a_new_attempt_of_the_same_message_gets_the_same_answer_and_does_nothing(caller: Caller) -> None:
    envelope = caller.envelope()
    first = caller.ask(id=envelope.id)
    second = caller.ask(id=envelope.id, nonce=os.urandom(16).hex())
    assert (second.answer.status, second.body) == (first.answer.status, first.body)
    assert len(stored()) == 1


def test_an_id_cannot_be_used_for_another_content(caller: Caller) -> None:
    envelope = caller.envelope()
    caller.ask(id=envelope.id)
    assert caller.ask("ping", {"more": 1}, id=envelope.id).answer.code == "id-reused"


def test_no_use_means_no(caller: Caller) -> None:
    told = caller.ask("elderly-contact", selector={"keys": []})
    (message,) = stored()
    assert (told.answer.code, told.body, message.state, message.code) == ("no-use", None, "refused", "no-use")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"[" * 100_000, b'{"envelope":{},"signature":"","body":NaN}'])
def test_what_is_no_message_gets_a_plain_code(caller: Caller, raw: bytes) -> None:
    status, text = caller.post(raw)
    assert (status, json.loads(text)["code"]) == (400, "malformed")


def test_a_nonce_is_kept_for_a_day(caller: Caller, peer: Peer) -> None:
    caller.ask()
    with as_service():
        forget(peer)
        assert Nonce.objects.count() == 1
        Nonce.objects.update(at=datetime.now(UTC) - timedelta(hours=25))
        forget(peer)
        assert Nonce.objects.count() == 0
