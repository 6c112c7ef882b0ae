"""Listening to the database: which plans changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo

from jiayuan.command.api import CHANNEL

RECONNECT_S = 2.0


def conninfo() -> str:
    """The login of this process as a connection string."""
    database = settings.DATABASES["default"]
    given = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"],
             "password": database["PASSWORD"], "dbname": database["NAME"]}  # fmt: skip
    return make_conninfo(**{name: value for name, value in given.items() if value})


async def notices(connect: Callable[[], str] = conninfo) -> AsyncIterator[UUID | None]:
    """Ids of plans that changed, for ever. None says that the connection was new, so something may have been missed."""
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(connect(), autocommit=True) as connection:
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                # Notices sent while nobody listened are lost, so every reader looks once.
                yield None
                async for notice in connection.notifies():
                    yield UUID(notice.payload)
        except (psycopg.Error, OSError):
            await asyncio.sleep(RECONNECT_S)
