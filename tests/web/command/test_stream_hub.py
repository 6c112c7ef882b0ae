"""Tickers and watchers."""

from __future__ import annotations

import asyncio

from jiayuan.web.command.stream_hub import Hub, Watcher
from jiayuan.web.command.stream_marks import Delta, Mark
from tests.web.command.committed import BOUNDS, Committed


def moved(call: str, lon: int) -> Delta:
    return Delta(Mark(0, lon), units={call: [call, lon, 0, "available", 0]})


def test_slow_watcher_gets_one_merged_frame() -> None:
    async def run() -> Delta | None:
        watcher = Watcher()
        for lon in range(100):
            watcher.put(moved("A", lon))
            watcher.put(moved("B", lon))
        return await watcher.take(1)

    found = asyncio.run(run())
    assert found is not None
    assert {call: row[1] for call, row in found.units.items()} == {"A": 99, "B": 99}


def test_nothing_comes_as_none() -> None:
    async def run() -> Delta | None:
        return await Watcher().take(0.01)

    assert asyncio.run(run()) is None


def test_taken_changes_are_gone() -> None:
    async def run() -> Delta | None:
        watcher = Watcher()
        watcher.put(moved("A", 1))
        await watcher.take(1)
        return await watcher.take(0.01)

    assert asyncio.run(run()) is None


def test_move_reaches_every_watcher(committed: Committed) -> None:
    async def run() -> list[Delta | None]:
        hub = Hub()
        watchers = [hub.join(committed.plan, BOUNDS, Mark()) for _ in range(3)]
        await asyncio.to_thread(committed.place, 116.42)
        await asyncio.to_thread(committed.announce, "unit", committed.unit)
        found = [await watcher.take(10) for watcher in watchers]
        for watcher in watchers:
            hub.leave(committed.plan, watcher)
        assert hub.tickers == {}
        await hub.reader.close()
        return found

    assert [delta is not None and "A12" in delta.units for delta in asyncio.run(run())] == [True] * 3


def test_all_watchers_share_one_ticker(committed: Committed) -> None:
    async def run() -> int:
        hub = Hub()
        watchers = [hub.join(committed.plan, BOUNDS, Mark()) for _ in range(5)]
        count = len(hub.tickers)
        for watcher in watchers:
            hub.leave(committed.plan, watcher)
        return count

    assert asyncio.run(run()) == 1


def test_newcomer_takes_the_ticker_back_to_its_picture(committed: Committed) -> None:
    async def run() -> Mark:
        hub = Hub()
        first = hub.join(committed.plan, BOUNDS, Mark(9, 9))
        second = hub.join(committed.plan, BOUNDS, Mark(4, 4))
        mark = hub.tickers[committed.plan].mark
        for watcher in (first, second):
            hub.leave(committed.plan, watcher)
        return mark

    assert asyncio.run(run()) == Mark(4, 4)


def test_end_of_the_plan_is_told(committed: Committed) -> None:
    async def run() -> Delta | None:
        hub = Hub()
        watcher = hub.join(committed.plan, BOUNDS, Mark())
        await watcher.take(0.2)
        await asyncio.to_thread(committed.close)
        await asyncio.to_thread(committed.announce, "plan", committed.plan)
        while (found := await watcher.take(10)) is not None and found.active:
            pass
        hub.leave(committed.plan, watcher)
        return found

    found = asyncio.run(run())
    assert found is not None
    assert not found.active
