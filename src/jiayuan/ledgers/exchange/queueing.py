"""Putting messages into the queue, and back into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.exchange import bodies
from jiayuan.ledgers.exchange.moving import move
from jiayuan.ledgers.exchange.rules.canonical import digest
from jiayuan.ledgers.exchange.rules.states import MESSAGE_TRANSITIONS
from jiayuan.ledgers.models import Message, Peer
from jiayuan.ledgers.queries.files import in_scope

# A process that died while sending leaves a message in the air; after this it counts as unanswered.
IN_THE_AIR = timedelta(minutes=10)


def peers(scope: Scope) -> QuerySet[Peer]:
    """The peers whose place lies in the scope."""
    return Peer.objects.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).order_by("code")


def peer_choices(scope: Scope) -> list[tuple[str, str]]:
    """Code and name of the active peers of a scope."""
    return list(peers(scope).filter(active=True).values_list("code", "name"))


def queue(
    peer: Peer, service: str, *, purpose: str, selector: Mapping[str, Any] | None = None, body: Any = None,
    on_behalf_of: str = "",
) -> Message:  # fmt: skip
    """Queues a message for the next run of the sender. Raises NotFound for a peer out of scope."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    if not peers(acting.scope).filter(pk=peer.pk, active=True).exists():
        raise NotFound
    now = clock.now()
    with transaction.atomic():
        message = Message.objects.create(
            ref=uuid7(), direction=Message.Direction.OUT, peer=peer, purpose=purpose, service=service,
            selector=dict(selector or {}), on_behalf_of=on_behalf_of, body_hash=digest(body),
            created_at=now, next_at=now,
            state=MESSAGE_TRANSITIONS.move("", "queue").to, place_path=peer.place_path, owner_org_id=peer.office,
        )  # fmt: skip
        bodies.keep(message, bodies.ASK, body)
        audit.record("ledgers.message_queue", obj=str(message.ref), detail={"peer": peer.code, "service": service})
    return message


def retry(message_id: int) -> None:
    """Brings a dead letter back, with a fresh ladder. NotFound out of scope, Conflict in another state."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    with transaction.atomic():
        rows = Message.objects.filter(in_scope(acting.scope), direction=Message.Direction.OUT)
        message = rows.select_for_update(of=("self",)).select_related("peer").filter(pk=message_id).first()
        if message is None:
            raise NotFound
        message.attempts, message.next_at = 0, clock.now()
        move(message, "retry")
