"""Peers of a demo district: what they asked us stands answered, and one message of ours found nobody at home."""

from __future__ import annotations

import os
from collections.abc import Sequence

from django.db import transaction

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.crypto import new_signing_key, public_key, sign
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.exchange import wire
from jiayuan.ledgers.exchange.moving import failed, move
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.queueing import queue
from jiayuan.ledgers.exchange.receiving import receive_bytes
from jiayuan.ledgers.exchange.registering import NewPeer, add_peer
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.envelope import Envelope
from jiayuan.ledgers.models import Message, Peer

# Reserved for examples by RFC 2606: nobody answers there, and nobody is disturbed.
NOWHERE = "https://{code}.example"
PINGS = 3


def _ping(code: str, seed: bytes) -> bytes:
    """A sign of life as the peer's own program would write and sign it."""
    envelope = Envelope(
        id=str(uuid7()), sender=code, to=own().code, purpose="ledger-upkeep", service="ping",
        at=clock.now().isoformat(), nonce=os.urandom(16).hex(), body_hash=digest(None),
    )  # fmt: skip
    text = envelope.text()
    return wire.packed("envelope", text, sign(seed, text.encode()).hex(), None)


def _unanswered(peer: Peer) -> None:
    """A message at the end of its ladder."""
    message = queue(peer, "ping", purpose="ledger-upkeep")
    while message.state != Message.State.DEAD:
        move(message, "send")
        failed(message, "no-answer")


def seed_demo_peers(peers: Sequence[tuple[str, str, str, int]]) -> list[str]:
    """Registers peers (code, name, kind, office), each with answered messages, the first with a failed one.

    Their keys are made here and forgotten: nobody can speak for them afterwards. Returns the codes.
    """
    identity.require(context.current(), "ledgers.exchange")
    for n, (code, name, kind, office) in enumerate(peers):
        seed = new_signing_key()
        certifies = ["relief.status"] if kind == Peer.Kind.DEPARTMENT else []
        with transaction.atomic():
            add_peer(
                NewPeer(
                    code, name, kind, office, NOWHERE.format(code=code), public_key(seed).hex(), certifies=certifies
                )
            )
            for _ in range(PINGS):
                receive_bytes(_ping(code, seed))
            if n == 0:
                _unanswered(Peer.objects.get(code=code))
    return [code for code, *_ in peers]
