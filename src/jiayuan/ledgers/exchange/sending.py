"""The sender: takes what is due, asks the peer outside of any transaction, and writes down what came back."""

from __future__ import annotations

import json
import os
from contextlib import AbstractContextManager
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange import bodies, wire
from jiayuan.ledgers.exchange.moving import closed, failed, move
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.queueing import IN_THE_AIR
from jiayuan.ledgers.exchange.rules.admission import Key, answer_refusal
from jiayuan.ledgers.exchange.rules.envelope import Envelope, Malformed, read_envelope
from jiayuan.ledgers.exchange.taking import take_in
from jiayuan.ledgers.models import Message, Peer

SERVICE = "exchange"
BATCH = 50


def acting_for(peer: Peer) -> AbstractContextManager[Acting]:
    """Acts as the exchange itself within a peer's place."""
    return identity.acting_as_service(SERVICE, place=PlacePath(peer.place_path), purpose=LEDGER_UPKEEP)


def _locked(pk: int) -> Message:
    return Message.objects.select_for_update(of=("self",)).select_related("peer").get(pk=pk)


def due(peer: Peer) -> list[int]:
    """What is to be sent now, oldest first; what hung in the air too long is counted as failed."""
    with acting_for(peer):
        rows = Message.objects.filter(peer=peer, direction=Message.Direction.OUT, next_at__lte=clock.now())
        rows = rows.select_related("peer").order_by("next_at", "pk")
        for message in rows.filter(state=Message.State.SENT).select_for_update(of=("self",), skip_locked=True):
            failed(message, "no-answer")
        return list(rows.filter(Q(state=Message.State.QUEUED)).values_list("pk", flat=True)[:BATCH])


def _signed(message: Message) -> Envelope:
    """A fresh envelope: each attempt has its own time and nonce, the message keeps its id."""
    return Envelope(
        id=str(message.ref), sender=own().code, to=message.peer.code, purpose=message.purpose,
        service=message.service, selector=message.selector, at=clock.now().isoformat(), nonce=os.urandom(16).hex(),
        body_hash=message.body_hash, on_behalf_of=message.on_behalf_of,
    )  # fmt: skip


def start(peer: Peer, pk: int) -> bytes | None:
    """Marks a message as sent and gives its bytes; None when somebody else took it."""
    with acting_for(peer):
        message = _locked(pk)
        if message.state != Message.State.QUEUED:
            return None
        message.envelope = _signed(message).text()
        message.signature = own().sign(message.envelope)
        message.next_at = clock.now() + IN_THE_AIR
        move(message, "send")
        return wire.packed("envelope", message.envelope, message.signature, bodies.read(message, bodies.ASK))


def finish(peer: Peer, pk: int, raw: bytes) -> None:
    """Writes the answer down if it is the peer's, of this very question; whatever else came counts as no answer."""
    with acting_for(peer):
        message = _locked(pk)
        try:
            told = wire.read_told(raw)
            asked = read_envelope(json.loads(message.envelope))
            key = Key(peer.algorithm, peer.public_key)
            wrong = answer_refusal(asked, told.answer, told.signature, told.body_hash, key)
        except Malformed:
            wrong = "malformed"
        if wrong:
            return failed(message, wrong)
        peer.heard_at = clock.now()
        peer.save(update_fields=["heard_at"])
        if told.answer.status == "refused":
            return closed(message, told.answer.text(), told.signature, code=told.answer.code or "refused")
        closed(message, told.answer.text(), told.signature)
        bodies.keep(message, bodies.ANSWER, told.body)
        _apply(message, told.body)
    return None


def _apply(message: Message, body: object) -> None:
    try:
        with transaction.atomic():
            take_in(message, body)
    # Signed, but not of the shape the service promises: kept as answered, with nothing half applied.
    except (LookupError, ValueError, TypeError):
        message.code = "bad-body"
        message.save(update_fields=["code"])
        return
    bodies.drop(message, bodies.ASK)
    move(message, "apply")


def send_to(peer: Peer) -> int:
    """Sends what is due for one peer; the number of messages that were tried."""
    tried = 0
    for pk in due(peer):
        raw = start(peer, pk)
        if raw is None:
            continue
        tried += 1
        try:
            # No transaction is open here: a slow peer must not hold our rows.
            answer = wire.fetch(peer.url.rstrip("/") + wire.PATH, raw)
        except Unavailable as error:
            with acting_for(peer):
                failed(_locked(pk), error.code)
        else:
            finish(peer, pk, answer)
    return tried


def send_due() -> int:
    """Sends what is due for every active peer."""
    return sum(send_to(peer) for peer in Peer.objects.filter(active=True).order_by("code"))


def answer_of(ref: UUID) -> object:
    """What the peer answered to our message, while it is kept (30 days); None before and after."""
    message = Message.objects.filter(ref=ref, direction=Message.Direction.OUT).first()
    return bodies.read(message, bodies.ANSWER) if message else None
