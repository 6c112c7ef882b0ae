"""The live process: server-sent events of one plan, `GET /live/plans/<id>/?token=…`. A pure ASGI application."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine, MutableMapping
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from jiayuan.kernel.errors import JiayuanError
from jiayuan.web.command.stream_hub import Hub
from jiayuan.web.command.stream_marks import Mark
from jiayuan.web.command.stream_rights import look, until_refused
from jiayuan.web.command.stream_sending import Receive, Send, send_next, send_start, until_gone
from jiayuan.web.command.stream_token import Claim, read

# Strictly the shape of an id: what `UUID` cannot read must be a 404, not a fault of the process.
PATH = re.compile(r"/live/plans/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    # The token is the right to read, not a cookie, so any page that holds one may use it.
    (b"access-control-allow-origin", b"*"),
]

_hub: list[Hub] = []


def hub() -> Hub:
    """The process's hub, made inside the running loop at first use."""
    if not _hub:
        _hub.append(Hub())
    return _hub[0]


async def refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": HEADERS[1:]})
    await send({"type": "http.response.body", "body": b""})


async def application(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    """Routes: the stream, and `/live/healthz`."""
    if scope["type"] != "http":
        return
    found = PATH.fullmatch(scope["path"])
    if scope["path"] == "/live/healthz":
        await refuse(send, 204)
    elif found is None or scope["method"] != "GET":
        await refuse(send, 404)
    else:
        await open_stream(UUID(found[1]), scope, receive, send)


async def open_stream(plan: UUID, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    claim = read(query.get("token", [""])[0])
    if claim is None or claim.plan_id != plan:
        await refuse(send, 401)
        return
    try:
        bounds, picture = await asyncio.to_thread(look, claim)
    except JiayuanError as error:
        await refuse(send, error.status)
        return
    headers = dict(scope["headers"])
    last = query.get("last", [headers.get(b"last-event-id", b"").decode("latin-1")])[0]
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await stream(claim, bounds, picture, Mark.parse(last), receive, send, until=lambda: until_refused(claim))


async def stream(
    claim: Claim,
    bounds: tuple[str, str],
    picture: dict[str, Any],
    since: Mark | None,
    receive: Receive,
    send: Send,
    *,
    until: Callable[[], Coroutine[Any, Any, object]],
) -> None:
    """The picture or what was missed, then changes until the browser leaves or the rights end."""
    start = Mark(picture["seq"], picture["at"])
    watcher = hub().join(claim.plan_id, bounds, start)
    ends = [asyncio.create_task(until_gone(receive)), asyncio.create_task(until())]
    for task in ends:
        # A browser that left is noticed now, not at the next beat.
        task.add_done_callback(lambda _: watcher.ready.set())
    try:
        missed = await hub().reader.delta(claim.plan_id, bounds, since) if since and since <= start else None
        await send_start(picture, start, missed, send)
        while not any(task.done() for task in ends):
            await send_next(watcher, send)
    finally:
        for task in ends:
            task.cancel()
        hub().leave(claim.plan_id, watcher)
    await send({"type": "http.response.body", "body": b"", "more_body": False})
