"""The stream as a browser meets it: real ASGI messages, real database."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from jiayuan.kernel.ids import uuid7
from jiayuan.web.command import live
from jiayuan.web.command.stream_hub import Hub
from jiayuan.web.command.stream_marks import Mark
from jiayuan.web.command.stream_token import Claim, issue
from tests.web.command.committed import BOUNDS, Committed


class Browser:
    """Collects what the application sends; leaves after `patience` seconds."""

    def __init__(self, patience: float = 0.3) -> None:
        self.sent: list[Any] = []
        self.patience = patience

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    async def receive(self) -> dict[str, Any]:
        await asyncio.sleep(self.patience)
        return {"type": "http.disconnect"}

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()


def ask(path: str, query: str = "", method: str = "GET", kind: str = "http") -> Browser:
    browser = Browser()
    scope = {"type": kind, "path": path, "method": method, "query_string": query.encode(), "headers": []}
    asyncio.run(live.application(scope, browser.receive, browser.send))
    return browser


def test_health() -> None:
    assert ask("/live/healthz").status == 204


NOT_IDS = ["-" * 36, "0" * 36, f"{uuid7()}/..", str(uuid7()).upper()]


@pytest.mark.parametrize("path", ["/", "/live/", "/live/plans/", "/live/plans/../x/"])
def test_other_paths_are_not_found(path: str) -> None:
    assert ask(path).status == 404


@pytest.mark.parametrize("key", NOT_IDS, ids=["dashes", "zeros", "climbing", "capitals"])
def test_what_is_no_id_is_not_found(key: str) -> None:
    assert ask(f"/live/plans/{key}/").status == 404


def test_only_get() -> None:
    assert ask(f"/live/plans/{uuid7()}/", method="POST").status == 404


@pytest.mark.parametrize("token", ["", "token=forged"])
def test_without_a_good_token(token: str) -> None:
    assert ask(f"/live/plans/{uuid7()}/", token).status == 401


def test_token_of_another_plan() -> None:
    token = issue(Claim(uuid7(), 1, uuid7()))
    assert ask(f"/live/plans/{uuid7()}/", f"token={token}").status == 401


def test_other_protocols_are_left_alone() -> None:
    assert ask("/live/healthz", kind="lifespan").sent == []


def run_stream(committed: Committed, since: Mark | None) -> str:
    """The stream from a picture that was taken before the unit stood at 116.42."""
    picture = {"seq": 0, "at": 0, "t": 1, "u": [], "i": [], "k": {"open": 0}}
    committed.place(116.42)

    async def run() -> Browser:
        browser = Browser(2.5)
        live._hub[:] = [Hub()]
        claim = Claim(uuid7(), None, committed.plan)
        rights = asyncio.Event()
        await asyncio.wait_for(
            live.stream(claim, BOUNDS, picture, since, browser.receive, browser.send, until=rights.wait), 10
        )
        return browser

    return asyncio.run(run()).text


def test_stream_begins_with_the_picture_then_changes(committed: Committed) -> None:
    text = run_stream(committed, None)
    assert text.startswith("id: 0-0\nevent: snapshot\ndata: ")
    tick = next(line for line in text.split("event: tick\ndata: ")[1].splitlines())
    assert json.loads(tick)["u"][0][:2] == ["A12", 11642000]


def test_returning_browser_gets_what_it_missed(committed: Committed) -> None:
    assert "event: snapshot" not in run_stream(committed, Mark(0, 0))
