"""Bodies are sealed and kept once; attempts go up the ladder and end; the queue holds what is in reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jiayuan.kernel import clock
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.exchange import bodies
from jiayuan.ledgers.exchange.moving import closed, failed, move
from jiayuan.ledgers.exchange.queueing import peer_choices, queue, retry
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.states import LADDER
from jiayuan.ledgers.models import Message, MessageBody, Peer
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service
from tests.tree import DISTRICT, HOME, NEXT, STREET

BODY = {"rows": [{"key": "a", "value": "家"}], "n": 1.5}


def put(peer: Peer) -> Message:
    return Message.objects.create(
        ref=uuid7(), direction="out", peer=peer, purpose="p", service="ping", body_hash="", state="sent",
        created_at=clock.now(), place_path=HOME.value,
    )  # fmt: skip


@pytest.fixture
def message(tree: None) -> Iterator[Message]:
    with as_service():
        yield put(add_peer("community-001"))


@pytest.mark.parametrize("body", [BODY, None, [], "家", 0, False])
def test_a_body_comes_back_as_it_was_kept(message: Message, body: object) -> None:
    bodies.keep(message, bodies.ASK, body)
    assert bodies.read(message, bodies.ASK) == body


def test_no_word_of_a_body_lies_open(message: Message) -> None:
    bodies.keep(message, bodies.ASK, BODY)
    sealed = bytes(MessageBody.objects.get().sealed)
    assert "家".encode() not in sealed
    assert b"rows" not in sealed


def test_what_was_signed_does_not_change(message: Message) -> None:
    bodies.keep(message, bodies.ASK, BODY)
    with pytest.raises(IntegrityError), transaction.atomic():
        bodies.keep(message, bodies.ASK, {})
    assert bodies.read(message, bodies.ASK) == BODY


def test_a_dropped_part_is_gone_and_the_other_stays(message: Message) -> None:
    for part in (bodies.ASK, bodies.ANSWER):
        bodies.keep(message, part, {"part": part})
    bodies.drop(message, bodies.ASK)
    assert [bodies.read(message, part) for part in (bodies.ASK, bodies.ANSWER)] == [None, {"part": "answer"}]


def test_bodies_of_two_messages_are_sealed_apart(message: Message) -> None:
    other = put(message.peer)
    for one in (message, other):
        bodies.keep(one, bodies.ASK, BODY)
    first, second = MessageBody.objects.order_by("pk")
    first.sealed, second.sealed = second.sealed, first.sealed
    first.save(update_fields=["sealed"])
    with pytest.raises(Unsealable):
        bodies.read(message, bodies.ASK)


def test_attempts_climb_the_ladder_and_end_as_a_dead_letter(message: Message) -> None:
    waits = []
    for _ in LADDER:
        before = clock.now()
        failed(message, "no-answer")
        assert message.next_at is not None
        waits.append(round((message.next_at - before).total_seconds()))
        assert (message.state, message.code) == ("queued", "no-answer")
        move(message, "send")
    failed(message, "http-503")
    assert waits == [step.total_seconds() for step in LADDER]
    assert (message.state, message.code, message.next_at, message.attempts) == ("dead", "http-503", None, 6)


@pytest.mark.parametrize(("code", "state"), [("", "answered"), ("skew", "refused")])
def test_an_answer_ends_the_attempts_and_keeps_its_signature(message: Message, code: str, state: str) -> None:
    closed(message, "text", "00ff", code=code)
    stored = Message.objects.get(pk=message.pk)
    assert (stored.state, stored.code, stored.answer, stored.answer_signature) == (state, code, "text", "00ff")
    assert stored.next_at is None
    assert stored.answered_at is not None


def test_what_was_answered_fails_no_more(message: Message) -> None:
    closed(message, "text", "00")
    with pytest.raises(Conflict):
        failed(message, "late")


def test_a_queued_message_is_due_at_once_with_the_hash_of_its_body(people: People) -> None:
    peer = add_peer("community-001")
    with people.officer.acting(LEDGER_UPKEEP):
        message = queue(peer, "ping", purpose="p", body=BODY)
        assert (message.state, message.attempts, message.body_hash) == ("queued", 0, digest(BODY))
        assert message.next_at == message.created_at
        assert bodies.read(message, bodies.ASK) == BODY


@pytest.mark.parametrize("more", [{"active": False}, {"place_path": DISTRICT.value}], ids=["switched-off", "beyond"])
def test_no_message_is_queued_for_a_peer_out_of_reach(people: People, more: dict[str, Any]) -> None:
    peer = add_peer("community-001", **more)
    with people.officer.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        queue(peer, "ping", purpose="p")
    with as_service():
        assert not Message.objects.exists()


def test_who_does_not_tend_the_exchange_queues_and_retries_nothing(people: People) -> None:
    peer = add_peer("community-001")
    for who in (people.worker, people.neighbour, people.auditor):
        with who.acting(LEDGER_UPKEEP):
            with pytest.raises(NotAllowed):
                queue(peer, "ping", purpose="p")
            with pytest.raises(NotAllowed):
                retry(1)


def test_peers_to_choose_from_are_the_active_ones_of_the_place_by_code(people: People) -> None:
    for code, place, active in (("b", HOME, True), ("a", NEXT, True), ("c", HOME, False)):
        add_peer(code, name=code.upper(), place_path=place.value, active=active)
    with as_service():
        assert peer_choices(Scope(STREET)) == [("a", "A"), ("b", "B")]
        assert peer_choices(Scope(HOME)) == [("b", "B")]
