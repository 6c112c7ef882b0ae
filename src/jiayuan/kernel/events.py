"""Facts announced between modules: ids only, joined in config/wiring, delivered after commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Event:
    """Base of all events. Fields are ids, codes and counts, never contents."""


E = TypeVar("E", bound=Event)
Handler = Callable[[Any], None]
Transport = Callable[[Event], None]
_handlers: dict[type[Event], list[Handler]] = defaultdict(list)


def subscribe(event_type: type[E], handler: Callable[[E], None]) -> None:
    """Joins a handler to an event type, once however often it is called."""
    if handler not in _handlers[event_type]:
        _handlers[event_type].append(handler)


def deliver(event: Event) -> None:
    """Calls the subscribers of the event's own type, in the order they subscribed."""
    # A copy: a handler may subscribe while it runs.
    for handler in tuple(_handlers[type(event)]):
        handler(event)


# A one-place list instead of a global name: wiring replaces the content, importers keep the list.
_transport: list[Transport] = [deliver]


def use_transport(transport: Transport) -> None:
    """Replaces the way events travel; wiring hands in one that waits for the commit."""
    _transport[0] = transport


def publish(event: Event) -> None:
    """Announces a fact; without wiring it is delivered at once."""
    _transport[0](event)
