"""What the live process reads: notices, and the rows of a plan that changed. psycopg async, never a row of a person."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo

from jiayuan.command.api import CHANNEL

RECONNECT_S = 2.0
MOST_EVENTS = 2000

GROUND = """
SELECT set_config('role', 'jy_staff', true), set_config('jiayuan.lo', %(lo)s, true),
       set_config('jiayuan.hi', %(hi)s, true)
"""
PLAN = "SELECT state FROM command_eventplan WHERE id = %(plan)s"
EVENTS = """
SELECT id, kind, ref FROM command_liveevent WHERE plan_id = %(plan)s AND id > %(event)s ORDER BY id LIMIT %(most)s
"""
UNITS = """
SELECT u.call_sign, p.lon, p.lat, u.state, extract(epoch FROM now() - p.fix_at), p.seq
FROM command_positionlatest p JOIN command_unit u ON u.id = p.unit_id
WHERE p.plan_id = %(plan)s AND (p.seq > %(seq)s OR u.id = ANY(%(units)s)) ORDER BY u.call_sign
"""
GONE = """
SELECT u.call_sign FROM command_unit u LEFT JOIN command_positionlatest p ON p.unit_id = u.id
WHERE u.plan_id = %(plan)s AND u.id = ANY(%(units)s) AND p.unit_id IS NULL
"""
INCIDENTS = """
SELECT id, number, priority, state, lon, lat, extract(epoch FROM reported_at - now()) + target_s
FROM command_incident WHERE plan_id = %(plan)s AND id = ANY(%(incidents)s) ORDER BY number
"""
FIGURES = """
SELECT (SELECT count(*) FROM command_incident WHERE plan_id = %(plan)s
        AND state NOT IN ('closed', 'cancelled', 'merged')),
       count(*) FILTER (WHERE state IN ('available', 'patrolling', 'moving')),
       count(*) FILTER (WHERE state IN ('offered', 'enroute', 'on_scene'))
FROM command_unit WHERE plan_id = %(plan)s
"""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far a reader has come: the last event and the last position number; `event-seq` on the wire."""

    event: int = 0
    seq: int = 0

    def __str__(self) -> str:
        return f"{self.event}-{self.seq}"

    @classmethod
    def parse(cls, text: str) -> Mark | None:
        event, dash, seq = text.partition("-")
        return cls(int(event), int(seq)) if dash and event.isdecimal() and seq.isdecimal() else None


@dataclass(slots=True)
class Delta:
    """Changed rows since a mark. `active` False: the plan is over and positions with it; `many`: read all anew."""

    mark: Mark
    units: dict[str, list[Any]] = field(default_factory=dict)
    incidents: dict[str, list[Any]] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    active: bool = True
    many: bool = False

    def merge(self, later: Delta) -> None:
        """Takes the later rows over the older ones; what a slow reader missed shrinks to its last state."""
        self.mark, self.active = later.mark, later.active
        self.units |= later.units
        self.incidents |= later.incidents
        self.figures = later.figures or self.figures
        self.many = self.many or later.many

    def frame(self) -> dict[str, Any]:
        return {"t": int(time.time()), "u": list(self.units.values()), "i": list(self.incidents.values()),
                "k": self.figures}  # fmt: skip


def conninfo() -> str:
    """The login of this process as a connection string."""
    database = settings.DATABASES["default"]
    given = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"],
             "password": database["PASSWORD"], "dbname": database["NAME"]}  # fmt: skip
    return make_conninfo(**{name: value for name, value in given.items() if value})


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


async def notices(connect: Callable[[], str] = conninfo) -> AsyncIterator[UUID | None]:
    """Ids of plans that changed, for ever. None says that the connection was new, so something may have been missed."""
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(connect(), autocommit=True) as connection:
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                yield None
                async for notice in connection.notifies():
                    yield UUID(notice.payload)
        except (psycopg.Error, OSError):
            await asyncio.sleep(RECONNECT_S)
