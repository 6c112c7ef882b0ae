"""Our own messages: queued, sent over HTTP, answered, applied; tried again by the ladder, and given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.queueing import queue, retry
from jiayuan.ledgers.exchange.sending import due, finish, send_due, start
from jiayuan.ledgers.models import Message, Peer
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service
from tests.tree import NEXT

NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)


@pytest.fixture
def ourselves(url: str) -> Peer:
    """The loopback: the peer is this very installation."""
    return add_peer(own().code, url, seed=own().seed)


@pytest.fixture
def silent(tree: None) -> Peer:
    """A peer at whose address nobody listens."""
    return add_peer("silent")


def queued(peer: Peer) -> Message:
    with as_service():
        return queue(peer, "ping", purpose="ledger-upkeep")


def both(peer: Peer) -> dict[str, Message]:
    with as_service():
        return {message.direction: message for message in Message.objects.filter(peer=peer)}


def test_a_message_goes_round_and_both_sides_keep_the_same_two_signatures(ourselves: Peer) -> None:
    queued(ourselves)
    assert send_due() == 1
    sides = both(ourselves)
    assert [sides[way].state for way in ("out", "in")] == ["applied", "applied"]
    kept = {(one.envelope, one.signature, one.answer, one.answer_signature) for one in sides.values()}
    assert len(kept) == 1


def test_nothing_is_sent_twice(ourselves: Peer) -> None:
    queued(ourselves)
    send_due()
    assert send_due() == 0


def test_a_silent_peer_is_tried_by_the_ladder_and_given_up(silent: Peer) -> None:
    message, at, waits = queued(silent), NOW, []
    with as_service():
        Message.objects.filter(pk=message.pk).update(next_at=at)
    for _ in range(6):
        with clock.frozen(at):
            assert send_due() == 1
        kept = both(silent)["out"]
        waits.append((kept.next_at - at).total_seconds() / 60 if kept.next_at else None)
        at = kept.next_at or at
    assert waits == [1, 5, 30, 120, 360, None]
    assert (kept.state, kept.code) == ("dead", "no-answer")


def test_a_dead_letter_can_be_brought_back_by_a_steward(silent: Peer, people: People) -> None:
    message = queued(silent)
    with as_service():
        Message.objects.filter(pk=message.pk).update(state="dead", attempts=6, next_at=None)
    with people.officer.acting(LEDGER_UPKEEP):
        retry(message.pk)
        with pytest.raises(Conflict):
            retry(message.pk)
    kept = both(silent)["out"]
    assert (kept.state, kept.attempts) == ("queued", 0)


def test_what_hung_in_the_air_counts_as_unanswered(silent: Peer) -> None:
    message = queued(silent)
    start(silent, message.pk)
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=11)):
        due(silent)
    assert (both(silent)["out"].state, both(silent)["out"].attempts) == ("queued", 1)


def test_an_answer_of_somebody_else_is_no_answer(silent: Peer, ourselves: Peer) -> None:
    message = queued(silent)
    raw = start(silent, message.pk)
    assert raw is not None
    finish(silent, message.pk, b"{}")
    assert (both(silent)["out"].state, both(silent)["out"].code) == ("queued", "malformed")


def test_a_peer_out_of_scope_is_not_there(silent: Peer, people: People) -> None:
    with as_service():
        Peer.objects.filter(pk=silent.pk).update(place_path="110102.002.001.")
    with people.officer.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        queue(silent, "ping", purpose="ledger-upkeep")


def test_a_refusal_is_kept_with_its_code(ourselves: Peer) -> None:
    with as_service():
        queue(ourselves, "elderly-contact", purpose="benefit-check", selector={"keys": []})
    send_due()
    sides = both(ourselves)
    assert {(one.state, one.code) for one in sides.values()} == {("refused", "no-use")}


def test_addresses_are_web_addresses_only(tree: None) -> None:
    peer = add_peer("file", "file:///etc", place_path=NEXT.value)
    queued(peer)
    send_due()
    assert both(peer)["out"].code == "address"
