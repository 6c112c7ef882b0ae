"""What an answer to our own question does here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.ledgers.models import Change, Cursor, Message

CHANGES = "changes"


def _changes(message: Message, body: Any) -> None:
    """Notes keys that changed at the peer and moves the cursor; what is known already stays as it is."""
    dataset = str(message.selector["dataset"])
    told = [
        Change(
            origin=message.peer.code, dataset=dataset, seq=int(one["seq"]), key=UUID(one["key"]), op=one["op"],
            at=datetime.fromisoformat(one["at"]), place_path=message.place_path, owner_org_id=message.owner_org_id,
        )
        for one in body["changes"]
    ]  # fmt: skip
    # (origin, dataset, seq) is unique: the same page twice adds nothing.
    Change.objects.bulk_create(told, ignore_conflicts=True)
    seen = max((one.seq for one in told), default=0)
    cursor, _made = Cursor.objects.get_or_create(
        peer=message.peer, dataset=dataset, defaults={"moved_at": clock.now()}
    )  # fmt: skip
    # Answers may arrive out of order; the cursor never goes back.
    Cursor.objects.filter(pk=cursor.pk).update(seq=max(cursor.seq, seen), moved_at=clock.now())


TAKERS: Mapping[str, Callable[[Message, Any], None]] = {CHANGES: _changes}


def take_in(message: Message, body: Any) -> None:
    """Applies an answer; services without an effect here are only read."""
    taker = TAKERS.get(message.service)
    if taker:
        taker(message, body)
