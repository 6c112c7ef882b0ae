"""What a peer may ask for: a sign of life, changes, values for our base, and the data services it was allowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark
from jiayuan.ledgers.catalogue.calling import call
from jiayuan.ledgers.catalogue.uses import use_of_dataset, use_of_service
from jiayuan.ledgers.exchange.feed import changes_after
from jiayuan.ledgers.exchange.offering import Offered, take_offer
from jiayuan.ledgers.models import Message


def _ping(message: Message, body: Any) -> dict[str, Any]:
    return {"peer": message.peer.code}


def _changes(message: Message, body: Any) -> dict[str, Any]:
    """Keys and tombstones of one dataset after a number, within an approved use's place and purpose."""
    dataset, after = message.selector.get("dataset"), message.selector.get("after", 0)
    if not isinstance(dataset, str) or not isinstance(after, int):
        raise Invalid(code="selector")
    use = use_of_dataset(message.peer, dataset, message.purpose)
    if use is None:
        raise Refused(mark("没有获准使用这项数据"), code="no-use")
    return {"changes": list(changes_after(use, dataset, after))}


def _offered(row: Any) -> Offered:
    try:
        return Offered(UUID(row["key"]), str(row["attr"]), str(row["value"]), date.fromisoformat(row["as_of"]))
    except (LookupError, ValueError, TypeError):
        raise Invalid(code="row") from None


def _offer(message: Message, body: Any) -> dict[str, Any]:
    rows = body.get("rows") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not 0 < len(rows) <= 500:
        raise Invalid(code="rows")
    return take_offer(message, [_offered(row) for row in rows])


BUILT_IN: Mapping[str, Callable[[Message, Any], dict[str, Any]]] = {
    "ping": _ping,
    "changes": _changes,
    "facts-offer": _offer,
}


def serve(message: Message, body: Any) -> dict[str, Any]:
    """The answer's body. Default deny: raises Refused without an approved use, Invalid for a wrong selector."""
    built_in = BUILT_IN.get(message.service)
    if built_in:
        return built_in(message, body)
    use = use_of_service(message.peer, message.service, message.purpose)
    # The same words for a service that does not exist and one that is not allowed.
    if use is None:
        raise Refused(mark("没有获准使用这项数据"), code="no-use")
    return call(use, message.selector, caller=f"exchange:{message.peer.code}")
