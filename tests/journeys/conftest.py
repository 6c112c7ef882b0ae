"""One running town and one real Chromium for all journeys."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import database, town

FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def running() -> Iterator[town.Town]:
    name = f"journeys_{os.getpid()}"
    made = town.build(name)
    made.start()
    yield made
    made.stop()
    database.drop(name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine: .ci/run installs it")
    # Playwright's loop must not make Django refuse database calls of the same thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


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
