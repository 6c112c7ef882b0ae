"""A network that loses questions and answers: each message takes effect once, however often it travels."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.queueing import queue
from jiayuan.ledgers.exchange.receiving import receive_bytes
from jiayuan.ledgers.exchange.sending import answer_of, due, finish, send_due, start
from jiayuan.ledgers.models import Message, MessageBody, Nonce, Peer
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import desk
from tests.ledgers.exchange.peer import add_peer
from tests.people import as_service
from tests.tree import HOME

__all__ = ["desk"]
WHO = books.person(0)


@pytest.fixture
def ourselves(desk: object) -> Peer:
    """The loopback without a wire: the test carries the bytes, or loses them. It speaks for the first community."""
    return add_peer(own().code, seed=own().seed, place_path=HOME.value)


@pytest.fixture
def offered(ourselves: Peer) -> Message:
    row = {"key": str(WHO), "attr": "phone", "value": "13911110000", "as_of": datetime.now(UTC).date().isoformat()}
    with as_service():
        return queue(ourselves, "facts-offer", purpose="ledger-upkeep", body={"rows": [row]})


def facts_of_the_peer() -> int:
    with as_service() as acting:
        steps = registry.lineage(WHO, "phone", LEDGER_UPKEEP, acting.scope)
    return sum(step.origin.startswith("exchange:") for step in steps)


def state(way: str = "out") -> tuple[str, int]:
    with as_service():
        message = Message.objects.get(direction=way)
        return message.state, message.attempts


def carried(peer: Peer, message: Message) -> bytes:
    raw = start(peer, message.pk)
    assert raw is not None
    return receive_bytes(raw)


def later(peer: Peer) -> datetime:
    """The sender has waited in vain: the message is back in the queue, due at the moment given."""
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=11)):
        due(peer)
    with as_service():
        at = Message.objects.get(direction="out").next_at
    assert at is not None
    return at


def test_a_lost_question_is_asked_again(ourselves: Peer, offered: Message) -> None:
    start(ourselves, offered.pk)
    with clock.frozen(later(ourselves)):
        finish(ourselves, offered.pk, carried(ourselves, offered))
    assert (state(), state("in")[0], facts_of_the_peer()) == (("applied", 1), "applied", 1)


def test_a_lost_answer_is_given_again_and_nothing_happens_twice(ourselves: Peer, offered: Message) -> None:
    first = json.loads(carried(ourselves, offered))
    with clock.frozen(later(ourselves)):
        again = carried(ourselves, offered)
        finish(ourselves, offered.pk, again)
    assert json.loads(again)["body"] == first["body"]
    assert (state(), facts_of_the_peer()) == (("applied", 1), 1)


def test_a_late_answer_to_an_earlier_attempt_is_not_taken_for_the_new_one(ourselves: Peer, offered: Message) -> None:
    late = carried(ourselves, offered)
    with clock.frozen(later(ourselves)):
        fresh = carried(ourselves, offered)
        finish(ourselves, offered.pk, late)
        assert state() == ("queued", 2)
        with as_service():
            assert Message.objects.get(direction="out").code == "not-our-question"
    assert json.loads(fresh)["body"] == json.loads(late)["body"]


def test_each_attempt_has_its_own_nonce_and_time(ourselves: Peer, offered: Message) -> None:
    carried(ourselves, offered)
    at = later(ourselves)
    with clock.frozen(at):
        carried(ourselves, offered)
    with as_service():
        message = Message.objects.get(direction="out")
        assert Nonce.objects.count() == 2
    assert json.loads(message.envelope)["at"] == at.isoformat()


def test_a_message_is_taken_by_one_sender_only(ourselves: Peer, offered: Message) -> None:
    assert start(ourselves, offered.pk) is not None
    assert start(ourselves, offered.pk) is None


def test_an_answer_that_was_changed_on_the_way_counts_as_none(ourselves: Peer, offered: Message) -> None:
    answer = json.loads(carried(ourselves, offered))
    answer["body"]["applied"] = 99
    finish(ourselves, offered.pk, json.dumps(answer).encode())
    with as_service():
        kept = Message.objects.get(direction="out")
    assert (kept.state, kept.code, kept.answer) == ("queued", "body-changed", "")


def test_the_question_s_body_is_dropped_and_the_answer_s_is_kept(ourselves: Peer, offered: Message) -> None:
    finish(ourselves, offered.pk, carried(ourselves, offered))
    with as_service():
        ours = MessageBody.objects.filter(message__direction="out")
        assert list(ours.values_list("part", flat=True)) == ["answer"]
        assert answer_of(offered.ref) == {"applied": 1, "same": 0, "review": 0, "unknown": 0}
        assert answer_of(books.person(9)) is None


def test_bodies_are_sealed(ourselves: Peer, offered: Message) -> None:
    with as_service():
        sealed = bytes(MessageBody.objects.get().sealed)
    assert b"13911110000" not in sealed
    assert b"rows" not in sealed


def test_a_page_of_changes_of_a_wrong_shape_is_kept_and_not_applied(ourselves: Peer) -> None:
    with as_service():
        asked = queue(ourselves, "changes", purpose="ledger-upkeep", selector={"dataset": "elderly", "after": 0})
        Message.objects.filter(pk=asked.pk).update(service="ping")
    answer = carried(ourselves, asked)
    with as_service():
        # What the peer answered was to a ping; as a page of changes it has no sense.
        Message.objects.filter(direction="out").update(service="changes")
    finish(ourselves, asked.pk, answer)
    with as_service():
        kept = Message.objects.get(direction="out")
    assert (kept.state, kept.code) == ("answered", "bad-body")


def test_nobody_is_asked_where_nothing_is_due(ourselves: Peer) -> None:
    assert send_due() == 0
