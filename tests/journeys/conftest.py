"""One running town for all journeys, and a fresh browser profile on it for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import database, town


@pytest.fixture(scope="session")
def running() -> Iterator[town.Town]:
    name = f"journeys_{os.getpid()}"
    made = town.build(name)
    made.start()
    yield made
    made.stop()
    database.drop(name)


@pytest.fixture
def page(chromium: Browser, running: town.Town, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh browser profile on the running town; the last picture is kept when the journey fails."""
    context = chromium.new_context(base_url=running.url, locale="zh-CN", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    folder = Path("test-results")
    folder.mkdir(exist_ok=True)
    opened.screenshot(path=str(folder / f"{request.node.name}.png"), full_page=True)
    context.close()
    assert errors == [], "the page's own scripts failed"
