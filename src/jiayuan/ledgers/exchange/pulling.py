"""Asking peers for their changes: one question at a time for each dataset we follow."""

from __future__ import annotations

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.exchange.queueing import peers, queue
from jiayuan.ledgers.exchange.sending import acting_for
from jiayuan.ledgers.exchange.taking import CHANGES
from jiayuan.ledgers.models import Cursor, Message, Peer

PURPOSE = "ledger-upkeep"
WAITING = (Message.State.QUEUED, Message.State.SENT)


def follow(code: str, dataset: str) -> None:
    """Begins to follow a peer's dataset from its first change. Raises NotFound for a peer out of scope."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    peer = peers(acting.scope).filter(code=code, active=True).first()
    if peer is None:
        raise NotFound
    Cursor.objects.get_or_create(peer=peer, dataset=dataset, defaults={"moved_at": clock.now()})


def pull_changes(peer: Peer) -> int:
    """Queues a question for each dataset followed that has none under way; how many were queued."""
    with acting_for(peer):
        asked = Message.objects.filter(peer=peer, direction=Message.Direction.OUT, service=CHANGES, state__in=WAITING)
        under_way = {message.selector.get("dataset") for message in asked}
        cursors = [one for one in Cursor.objects.filter(peer=peer) if one.dataset not in under_way]
        for one in cursors:
            queue(peer, CHANGES, purpose=PURPOSE, selector={"dataset": one.dataset, "after": one.seq})
    return len(cursors)
