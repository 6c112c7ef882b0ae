"""One ticker per plan, any number of readers; a slow reader gets merged frames, never a growing queue."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from uuid import UUID

import psycopg

from jiayuan.web.command.stream_marks import Delta, Mark
from jiayuan.web.command.stream_notices import notices
from jiayuan.web.command.stream_reader import Reader

TICK_S = 1.0
# Positions that only grow old are not noticed by the database; a slow beat keeps a lost notice from mattering.
QUIET_S = 10.0
logger = logging.getLogger(__name__)


class Watcher:
    """One browser: what it has not been sent yet, merged into one delta."""

    def __init__(self) -> None:
        self.waiting: Delta | None = None
        self.ready = asyncio.Event()

    def put(self, delta: Delta) -> None:
        if self.waiting is None:
            self.waiting = Delta(delta.mark)
        self.waiting.merge(delta)
        self.ready.set()

    async def take(self, timeout_s: float) -> Delta | None:
        """The merged changes, or None after so many seconds without any."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.ready.wait(), timeout_s)
        self.ready.clear()
        found, self.waiting = self.waiting, None
        return found


class Ticker:
    """Reads one plan at most once a second, and only after a notice, for all its watchers together."""

    def __init__(self, plan: UUID, bounds: tuple[str, str], reader: Reader, mark: Mark) -> None:
        self.plan, self.bounds, self.reader, self.mark = plan, bounds, reader, mark
        self.watchers: set[Watcher] = set()
        self.changed = asyncio.Event()
        self.task = asyncio.create_task(self.run())

    async def run(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait(), QUIET_S)
            self.changed.clear()
            try:
                self.spread(await self.reader.delta(self.plan, self.bounds, self.mark))
            except (psycopg.Error, OSError):
                logger.warning("live: the database does not answer, trying again")
            await asyncio.sleep(TICK_S)

    def spread(self, delta: Delta) -> None:
        self.mark = delta.mark
        if delta.units or delta.incidents or not delta.active or delta.many:
            for watcher in self.watchers:
                watcher.put(delta)


class Hub:
    """All tickers of the process, and the one listener that wakes them."""

    def __init__(self, reader: Reader | None = None) -> None:
        self.reader = reader or Reader()
        self.tickers: dict[UUID, Ticker] = {}
        self.listener: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        async for plan in notices(self.reader.connect):
            for ticker in self.tickers.values() if plan is None else filter(None, [self.tickers.get(plan)]):
                ticker.changed.set()

    def join(self, plan: UUID, bounds: tuple[str, str], mark: Mark) -> Watcher:
        """A new watcher of the plan. `mark` is where its snapshot stood: the ticker goes back to it if it is ahead."""
        if self.listener is None:
            self.listener = asyncio.create_task(self.listen())
        ticker = self.tickers.get(plan)
        if ticker is None:
            ticker = self.tickers[plan] = Ticker(plan, bounds, self.reader, mark)
        ticker.mark = min(ticker.mark, mark)
        watcher = Watcher()
        ticker.watchers.add(watcher)
        ticker.changed.set()
        return watcher

    def leave(self, plan: UUID, watcher: Watcher) -> None:
        ticker = self.tickers.get(plan)
        if ticker is None:
            return
        ticker.watchers.discard(watcher)
        if not ticker.watchers:
            ticker.task.cancel()
            del self.tickers[plan]
