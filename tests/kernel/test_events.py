"""Events reach those who asked for them, by the transport that is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from jiayuan.kernel import events


@dataclass(frozen=True)
class Opened(events.Event):
    door: int


@dataclass(frozen=True)
class Shut(events.Event):
    door: int


@pytest.fixture(autouse=True)
def _own_wiring() -> Iterator[None]:
    before = events._transport[0]
    events.use_transport(events.deliver)
    yield
    events.use_transport(before)
    for kind in (Opened, Shut):
        events._handlers.pop(kind, None)


def test_subscribers_get_their_own_kind_only() -> None:
    heard: list[events.Event] = []
    events.subscribe(Opened, heard.append)
    events.publish(Opened(1))
    events.publish(Shut(1))
    assert heard == [Opened(1)]


def test_subscribing_twice_delivers_once() -> None:
    heard: list[events.Event] = []
    for _ in range(2):
        events.subscribe(Opened, heard.append)
    events.publish(Opened(2))
    assert heard == [Opened(2)]


def test_the_transport_decides_when() -> None:
    waiting: list[events.Event] = []
    heard: list[events.Event] = []
    events.subscribe(Opened, heard.append)
    events.use_transport(waiting.append)
    events.publish(Opened(3))
    assert (waiting, heard) == ([Opened(3)], [])
    events.deliver(waiting[0])
    assert heard == [Opened(3)]
