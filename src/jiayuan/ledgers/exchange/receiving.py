"""A message comes in: checked, answered and applied in one transaction, refused with a code, or known already."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import JiayuanError
from jiayuan.ledgers.exchange import bodies, wire
from jiayuan.ledgers.exchange.moving import closed, move
from jiayuan.ledgers.exchange.own import own
from jiayuan.ledgers.exchange.rules.admission import Key, refusal
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.envelope import Answer, Envelope, Malformed
from jiayuan.ledgers.exchange.rules.states import MESSAGE_TRANSITIONS
from jiayuan.ledgers.exchange.sending import acting_for
from jiayuan.ledgers.exchange.serving import serve
from jiayuan.ledgers.models import Message, Nonce, Peer


def _answer(asked: Envelope, code: str, body: Any) -> Answer:
    return Answer(
        re=asked.id, sender=own().code, to=asked.sender, status="refused" if code else "answered", code=code,
        at=clock.now().isoformat(), nonce=asked.nonce, body_hash=digest(body),
    )  # fmt: skip


def _packed(answer: Answer, body: Any) -> bytes:
    return wire.packed("answer", answer.text(), own().sign(answer.text()), body)


def _refused(asked: Envelope, code: str) -> bytes:
    """A refusal that leaves an audit record and nothing else: no row for whom we do not know."""
    with transaction.atomic():
        # The sender's own words stay out of the record: it may be anybody.
        audit.record("ledgers.exchange_refused", outcome="refused", detail={"code": code})
    return _packed(_answer(asked, code, None), None)


def _first_time(peer: Peer, nonce: str) -> bool:
    try:
        with transaction.atomic():
            Nonce.objects.create(peer=peer, nonce=nonce, at=clock.now())
    except IntegrityError:
        return False
    return True


def _taken(peer: Peer, asked: wire.Asked) -> Message:
    envelope = asked.envelope
    return Message.objects.create(
        ref=UUID(envelope.id), direction=Message.Direction.IN, peer=peer, on_behalf_of=envelope.on_behalf_of,
        purpose=envelope.purpose, service=envelope.service, selector=dict(envelope.selector),
        body_hash=envelope.body_hash, state=MESSAGE_TRANSITIONS.move("", "take").to, envelope=envelope.text(),
        signature=asked.signature, created_at=clock.now(), place_path=peer.place_path, owner_org_id=peer.office,
    )  # fmt: skip


def _served(message: Message, asked: wire.Asked) -> bytes:
    """Asks the service; what it refuses is undone whole and told by its code."""
    body, code = None, ""
    try:
        with transaction.atomic():
            body = serve(message, asked.body)
    except JiayuanError as error:
        code = error.code
    answer = _answer(asked.envelope, code, body)
    text = answer.text()
    closed(message, text, own().sign(text), code=code)
    if not code:
        bodies.keep(message, bodies.ANSWER, body)
        move(message, "apply")
    return _packed(answer, body)


def _again(earlier: Message, asked: wire.Asked) -> bytes:
    """The sender missed our answer: the same one again, signed for the new nonce. Nothing is done twice."""
    same = (earlier.body_hash, earlier.service) == (asked.envelope.body_hash, asked.envelope.service)
    if not same:
        return _packed(_answer(asked.envelope, "id-reused", None), None)
    told, body = json.loads(earlier.answer), bodies.read(earlier, bodies.ANSWER)
    answer = replace(_answer(asked.envelope, told["code"], body), status=told["status"])
    return _packed(answer, body)


def receive_bytes(raw: bytes) -> bytes:
    """The signed answer to a message. Raises Malformed when it is none at all."""
    asked = wire.read_asked(raw)
    envelope = asked.envelope
    peer = Peer.objects.filter(code=envelope.sender, active=True).first()
    key = Key(peer.algorithm, peer.public_key) if peer else None
    code = refusal(envelope, asked.signature, asked.body_hash, key, own().code, clock.now())
    if peer is None or code:
        return _refused(envelope, code)
    with acting_for(peer):
        if not _first_time(peer, envelope.nonce):
            audit.record("ledgers.exchange_refused", outcome="refused", detail={"code": "replay", "peer": peer.code})
            return _packed(_answer(envelope, "replay", None), None)
        Peer.objects.filter(pk=peer.pk).update(heard_at=clock.now())
        earlier = Message.objects.filter(direction=Message.Direction.IN, peer=peer, ref=envelope.id).first()
        return _again(earlier, asked) if earlier else _served(_taken(peer, asked), asked)


__all__ = ["Malformed", "receive_bytes"]
