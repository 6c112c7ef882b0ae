"""The administrator's session: used once to make roles and databases, and never stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from jiayuan.kernel.errors import Unavailable

# Seconds to wait for a server that stands elsewhere.
PATIENCE = 10


def _connected(url: str) -> psycopg.Connection[tuple[object, ...]]:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE)
    except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
        # What the driver says is left out of the words: it may quote the address, and with it the password.
        advice = "请检查 --database-url 或 JIAYUAN_DATABASE_URL 的主机、端口、账号和密码。"
        raise Unavailable("连不上数据库。", code="postgres.connect", advice=advice) from error


@contextmanager
def administrator(url: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A session under that address; Unavailable with advice when the address, or what it may do, is not enough."""
    with _connected(url) as connection:
        try:
            yield connection
        except psycopg.errors.InsufficientPrivilege as error:
            advice = "请换用可以创建角色和数据库的账号（CREATEROLE、CREATEDB）。"
            raise Unavailable("这个数据库账号的权限不够。", code="postgres.rights", advice=advice) from error
