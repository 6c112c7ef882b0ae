"""The live process: server-sent events of one plan, `GET /live/plans/<id>/?token=…`. A pure ASGI application."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.db import connections

from jiayuan.command import api
from jiayuan.identity.api import acting, require
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.stream_hub import Hub, Watcher
from jiayuan.web.command.stream_reader import Delta, Mark
from jiayuan.web.command.stream_token import Claim, read

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
PATH = re.compile(r"^/live/plans/([0-9a-f-]{36})/$")
BEAT_S = 4.0
RECHECK_S = 20.0
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


def look(claim: Claim) -> tuple[tuple[str, str], dict[str, Any]]:
    """Bounds of the plan's place and the whole picture, with the rights of who asks (raises kernel errors)."""
    try:
        with acting(claim.account_id, grant_id=claim.grant_id, purpose=EVENT_STAFFING) as entered:
            require(entered, "command.positions")
            plan = api.plan_view(claim.plan_id)
            return PlacePath(plan.place_path).bounds(), api.live_snapshot(claim.plan_id)
    finally:
        connections.close_all()


def may_still(claim: Claim) -> bool:
    """Rights end on the next check: a closed account, an ended grant, a plan that is over."""
    try:
        with acting(claim.account_id, grant_id=claim.grant_id, purpose=EVENT_STAFFING) as entered:
            require(entered, "command.positions")
            return api.plan_view(claim.plan_id).state == "active"
    except JiayuanError:
        return False
    finally:
        connections.close_all()


def event(kind: str, mark: object, data: object) -> bytes:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {mark}\nevent: {kind}\ndata: {body}\n\n".encode()


async def refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": HEADERS[1:]})
    await send({"type": "http.response.body", "body": b""})


async def application(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    """Routes: the stream, and `/live/healthz`."""
    if scope["type"] != "http":
        return
    found = PATH.match(scope["path"])
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
    try:
        await send_start(claim, bounds, picture, start, since, send)
        while not any(task.done() for task in ends):
            await send_next(watcher, send)
    finally:
        for task in ends:
            task.cancel()
        hub().leave(claim.plan_id, watcher)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def send_start(
    claim: Claim, bounds: tuple[str, str], picture: dict[str, Any], start: Mark, since: Mark | None, send: Send
) -> None:
    missed: Delta | None = None
    if since is not None and since <= start:
        missed = await hub().reader.delta(claim.plan_id, bounds, since)
    if missed is None or missed.many or not missed.active:
        body = {name: picture[name] for name in ("t", "u", "i", "k")}
        await send({"type": "http.response.body", "body": event("snapshot", start, body), "more_body": True})
    else:
        body = missed.frame()
        await send({"type": "http.response.body", "body": event("tick", missed.mark, body), "more_body": True})


async def send_next(watcher: Watcher, send: Send) -> None:
    delta = await watcher.take(BEAT_S)
    if delta is None:
        body = b": beat\n\n"
    elif delta.many or not delta.active:
        body = event("resync", delta.mark, {})
    else:
        body = event("tick", delta.mark, delta.frame())
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def until_refused(claim: Claim) -> None:
    """Ends when the rights of the reader have."""
    while await asyncio.to_thread(may_still, claim):
        await asyncio.sleep(RECHECK_S)
