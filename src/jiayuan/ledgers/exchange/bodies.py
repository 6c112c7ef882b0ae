"""Bodies of messages: sealed under a key of their own, and dropped once they have served."""

from __future__ import annotations

import json
from typing import Any

from jiayuan.identity import api as identity
from jiayuan.ledgers.exchange.rules.canonical import canonical
from jiayuan.ledgers.models import Message, MessageBody

ASK, ANSWER = "ask", "answer"


def _cell(body: MessageBody) -> str:
    return f"ledgers_message_body.sealed:{body.key}"


def keep(message: Message, part: str, value: Any) -> None:
    """Stores a part; once only, since what was signed does not change."""
    body = MessageBody(
        message=message, part=part, place_path=message.place_path, owner_org_id=message.owner_org_id
    )  # fmt: skip
    body.sealed = identity.seal_for(body.key, _cell(body), canonical(value))
    body.save(force_insert=True)


def read(message: Message, part: str) -> Any:
    """The value of a part; None when there is none any more."""
    body = MessageBody.objects.filter(message=message, part=part).first()
    return json.loads(identity.open_for(body.key, _cell(body), bytes(body.sealed))) if body else None


def drop(message: Message, part: str) -> None:
    MessageBody.objects.filter(message=message, part=part).delete()
