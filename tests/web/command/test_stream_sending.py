"""What goes over the wire: the start, the changes, the beat."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.web.command.stream_hub import Watcher
from jiayuan.web.command.stream_marks import Delta, Mark
from jiayuan.web.command.stream_sending import Send, event, send_next, send_start, until_gone

PICTURE: dict[str, Any] = {"seq": 7, "at": 9, "t": 1, "u": [["A12", 1, 2, "available", 0]], "i": [], "k": {"open": 0}}
CHANGED = {"A12": ["A12", 3, 4, "enroute", 0]}


def sent(work: Callable[[Send], Awaitable[None]]) -> list[Any]:
    """The messages a coroutine sends."""
    found: list[Any] = []

    async def send(message: Any) -> None:
        found.append(message)

    async def run() -> None:
        await work(send)

    asyncio.run(run())
    return found


def text(messages: list[Any]) -> str:
    return b"".join(message["body"] for message in messages).decode()


def next_of(*deltas: Delta) -> str:
    async def work(send: Send) -> None:
        watcher = Watcher()
        for delta in deltas:
            watcher.put(delta)
        await send_next(watcher, send, beat_s=0.01)

    return text(sent(work))


def start_with(missed: Delta | None) -> str:
    return text(sent(lambda send: send_start(PICTURE, Mark(7, 9), missed, send)))


def test_event_on_the_wire() -> None:
    assert event("tick", Mark(1, 2), {"字": 1}) == 'id: 1-2\nevent: tick\ndata: {"字":1}\n\n'.encode()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(), st.text(), max_size=3))
def test_no_text_can_end_an_event_early(data: dict[str, str]) -> None:
    wire = event("tick", Mark(1, 2), data).decode()
    assert wire.count("\n\n") == 1
    assert json.loads(wire.partition("data: ")[2]) == data


def test_quiet_stream_beats() -> None:
    assert next_of() == ": beat\n\n"


def test_changes_are_a_tick() -> None:
    wire = next_of(Delta(Mark(8, 9), units=CHANGED, figures={"open": 1}))
    assert wire.startswith("id: 8-9\nevent: tick\n")
    assert json.loads(wire.partition("data: ")[2])["u"] == [CHANGED["A12"]]


def test_slow_browser_gets_one_merged_tick() -> None:
    earlier = Delta(Mark(8, 1), units={"A12": ["A12", 0, 0, "offered", 0], "B7": ["B7", 1, 1, "available", 0]})
    wire = next_of(earlier, Delta(Mark(9, 2), units=CHANGED))
    assert wire.count("event: ") == 1
    assert [row[3] for row in json.loads(wire.partition("data: ")[2])["u"]] == ["enroute", "available"]


@pytest.mark.parametrize("delta", [Delta(Mark(1, 1), many=True), Delta(Mark(1, 1), active=False)])
def test_too_much_or_over_means_read_anew(delta: Delta) -> None:
    assert next_of(delta) == "id: 1-1\nevent: resync\ndata: {}\n\n"


@pytest.mark.parametrize("missed", [None, Delta(Mark(7, 9), many=True), Delta(Mark(7, 9), active=False)])
def test_who_missed_too_much_gets_the_whole_picture(missed: Delta | None) -> None:
    wire = start_with(missed)
    assert wire.startswith("id: 7-9\nevent: snapshot\n")
    assert set(json.loads(wire.partition("data: ")[2])) == {"t", "u", "i", "k"}


def test_who_missed_little_gets_only_that() -> None:
    wire = start_with(Delta(Mark(8, 9), units=CHANGED))
    assert wire.startswith("id: 8-9\nevent: tick\n")
    assert json.loads(wire.partition("data: ")[2])["u"] == [CHANGED["A12"]]


def test_a_body_without_a_disconnect_keeps_the_stream() -> None:
    said = iter(["http.request", "http.request", "http.disconnect"])
    heard = []

    async def receive() -> dict[str, Any]:
        heard.append(next(said))
        return {"type": heard[-1]}

    asyncio.run(until_gone(receive))
    assert heard == ["http.request", "http.request", "http.disconnect"]
