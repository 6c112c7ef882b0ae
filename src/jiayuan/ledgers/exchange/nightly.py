"""What the exchange does by itself: each minute and each night. Each step is a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from jiayuan.kernel import clock
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.ledgers.exchange.feed import note_changes
from jiayuan.ledgers.exchange.pulling import pull_changes
from jiayuan.ledgers.exchange.roots import fetch_roots
from jiayuan.ledgers.exchange.rules.admission import NONCE_KEPT
from jiayuan.ledgers.exchange.sealing import seal_day
from jiayuan.ledgers.exchange.sending import acting_for, send_due
from jiayuan.ledgers.models import MessageBody, Nonce, Peer

BODY_KEPT = timedelta(days=30)


def _peers() -> list[Peer]:
    return list(Peer.objects.filter(active=True).order_by("code"))


def _districts() -> Iterator[PlacePath]:
    yield from sorted({PlacePath(peer.place_path).at(Level.DISTRICT) for peer in _peers()})


def each_minute() -> int:
    """Notes changes, asks for theirs, sends what is due; the number of messages tried."""
    for district in _districts():
        note_changes(district)
    for peer in _peers():
        pull_changes(peer)
    return send_due()


def forget(peer: Peer) -> None:
    """Drops nonces and bodies that have served their time."""
    with acting_for(peer):
        Nonce.objects.filter(peer=peer, at__lt=clock.now() - NONCE_KEPT).delete()
        old = MessageBody.objects.filter(message__peer=peer, message__created_at__lt=clock.now() - BODY_KEPT)
        old.delete()


def each_night() -> None:
    """Seals yesterday, keeps the peers' roots, forgets."""
    for district in _districts():
        seal_day(clock.today() - timedelta(days=1), district)
    for peer in _peers():
        fetch_roots(peer)
        forget(peer)
