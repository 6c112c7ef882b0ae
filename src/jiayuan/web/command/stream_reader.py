"""What the live process reads: the rows of a plan that changed. psycopg async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from jiayuan.web.command.stream_marks import Delta, Mark
from jiayuan.web.command.stream_notices import conninfo
from jiayuan.web.command.stream_sql import EVENTS, FIGURES, GONE, GROUND, INCIDENTS, MOST_EVENTS, PLAN, UNITS


def _e5(degrees: float) -> int:
    return round(degrees * 100_000)


class Reader:
    """One connection for all reads; they are short, and a lost connection is opened again."""

    def __init__(self, connect: Callable[[], str] = conninfo) -> None:
        self.connect = connect
        self.connection: psycopg.AsyncConnection[Any] | None = None
        self.lock = asyncio.Lock()

    async def delta(self, plan: UUID, bounds: tuple[str, str], since: Mark) -> Delta:
        """Rows of the plan that changed since the mark."""
        async with self.lock:
            if self.connection is None or self.connection.closed:
                self.connection = await psycopg.AsyncConnection.connect(self.connect())
            async with self.connection.transaction():
                return await self._read(self.connection, plan, bounds, since)

    async def _read(
        self, connection: psycopg.AsyncConnection[Any], plan: UUID, bounds: tuple[str, str], since: Mark
    ) -> Delta:
        values: dict[str, Any] = {"plan": plan, "lo": bounds[0], "hi": bounds[1], "event": since.event,
                                  "seq": since.seq, "most": MOST_EVENTS}  # fmt: skip
        # Row security as for a page: role and bounds hold for this transaction only.
        await connection.execute(GROUND, values)
        state = await (await connection.execute(PLAN, values)).fetchone()
        if state is None or state[0] != "active":
            return Delta(since, active=False)
        events = await (await connection.execute(EVENTS, values)).fetchall()
        values["units"] = [ref for _, kind, ref in events if kind == "unit"]
        values["incidents"] = [ref for _, kind, ref in events if kind == "incident"]
        found = Delta(Mark(events[-1][0] if events else since.event, since.seq), many=len(events) >= MOST_EVENTS)
        await self._rows(connection, values, found)
        return found

    async def _rows(self, connection: psycopg.AsyncConnection[Any], values: dict[str, Any], found: Delta) -> None:
        last = found.mark.seq
        for call, lon, lat, state, age, seq in await (await connection.execute(UNITS, values)).fetchall():
            found.units[call] = [call, _e5(lon), _e5(lat), state, max(0, int(age))]
            last = max(last, seq)
        # Gone from the table, not moved: the browser takes it off the map.
        for (call,) in await (await connection.execute(GONE, values)).fetchall():
            found.units[call] = [call, 0, 0, "off", 0]
        for row in await (await connection.execute(INCIDENTS, values)).fetchall():
            key, number, priority, state, lon, lat, left = row
            found.incidents[str(key)] = [str(key), number, priority, state, _e5(lon), _e5(lat), int(left)]
        figures = await (await connection.execute(FIGURES, values)).fetchone()
        found.mark = Mark(found.mark.event, last)
        found.figures = dict(zip(("open", "available", "busy"), figures or (), strict=False))

    async def close(self) -> None:
        if self.connection is not None:
            await self.connection.close()
