"""Server-sent events on the wire: the start, the changes, the beat."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from jiayuan.web.command.stream_hub import Watcher
from jiayuan.web.command.stream_marks import Delta, Mark

Message = MutableMapping[str, Any]

Send = Callable[[Message], Awaitable[None]]

Receive = Callable[[], Awaitable[Message]]

BEAT_S = 4.0


def event(kind: str, mark: object, data: object) -> bytes:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {mark}\nevent: {kind}\ndata: {body}\n\n".encode()


async def send_start(picture: dict[str, Any], start: Mark, missed: Delta | None, send: Send) -> None:
    """What was missed since the browser's last id, or the whole picture when that is unknown or too much."""
    if missed is None or missed.many or not missed.active:
        body = {name: picture[name] for name in ("t", "u", "i", "k")}
        await send({"type": "http.response.body", "body": event("snapshot", start, body), "more_body": True})
    else:
        body = missed.frame()
        await send({"type": "http.response.body", "body": event("tick", missed.mark, body), "more_body": True})


async def send_next(watcher: Watcher, send: Send, *, beat_s: float = BEAT_S) -> None:
    """The next changes, or a beat that keeps proxies from closing a quiet line."""
    delta = await watcher.take(beat_s)
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
