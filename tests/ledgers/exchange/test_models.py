"""What the tables themselves do not let in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import Change, Cursor, ExchangeRoot, Message, MessageBody, Nonce, Peer
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service
from tests.tree import HOME, NEXT


@pytest.fixture
def peer(tree: None) -> Peer:
    return add_peer("community-001")


def message(peer: Peer, **more: object) -> Message:
    return Message(
        direction="in", peer=peer, purpose="p", service="ping", body_hash="", state="sent", created_at=clock.now(),
        **{"place_path": HOME.value, **more},
    )  # fmt: skip


ROWS: dict[str, Callable[[Peer], Model]] = {
    "nonce": lambda peer: Nonce(peer=peer, nonce="ab", at=clock.now()),
    "cursor": lambda peer: Cursor(peer=peer, dataset="elderly", moved_at=clock.now()),
    "change": lambda peer: Change(
        origin=peer.code, seq=1, dataset="elderly", key="00000000-0000-7000-8000-000000000001", op="put",
        at=clock.now(), place_path=HOME.value,
    ),
    "root": lambda peer: ExchangeRoot(
        origin=peer.code, day=clock.today(), count=0, root="", text="", signature="", seen_at=clock.now()
    ),
    "message": lambda peer: message(peer, ref="00000000-0000-7000-8000-000000000002"),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_each_is_stored_once(peer: Peer, kind: str) -> None:
    with as_service():
        ROWS[kind](peer).save(force_insert=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            ROWS[kind](peer).save(force_insert=True)


def test_a_peer_may_use_the_same_number_as_another(peer: Peer) -> None:
    other = add_peer("community-002")
    with as_service():
        for one in (peer, other):
            ROWS["message"](one).save(force_insert=True)
        assert Message.objects.count() == 2


def test_messages_of_the_next_community_are_out_of_sight(peer: Peer, people: People) -> None:
    with as_service():
        here, there = message(peer), message(peer, place_path=NEXT.value)
        for one in (here, there):
            one.save(force_insert=True)
            MessageBody.objects.create(message=one, part="ask", sealed=b"x", place_path=one.place_path)
    for person, own in ((people.worker, here), (people.neighbour, there)):
        with person.acting(LEDGER_UPKEEP):
            assert [one.pk for one in Message.objects.all()] == [own.pk]
            assert [one.message_id for one in MessageBody.objects.all()] == [own.pk]


def test_a_resident_sees_no_message_at_all(peer: Peer, people: People) -> None:
    with as_service():
        message(peer).save(force_insert=True)
    with people.resident.acting(LEDGER_UPKEEP), pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.count()


def test_no_peer_is_lost_while_messages_name_it(peer: Peer) -> None:
    with as_service():
        message(peer).save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            peer.delete()


def test_rows_say_what_they_are(peer: Peer) -> None:
    assert str(peer) == peer.name
    assert {kind: str(make(peer)) for kind, make in ROWS.items()} == {
        "nonce": "ab", "cursor": "elderly 0", "change": "community-001 1", "root": f"community-001 {clock.today()}",
        "message": "in 00000000-0000-7000-8000-000000000002",
    }  # fmt: skip
