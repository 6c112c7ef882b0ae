"""A street officer sends a unit to an incident on the map and sees it move."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import sign_in
from tests.town import Town, until

pytestmark = pytest.mark.browser


@pytest.fixture
def moving(running: Town) -> Iterator[None]:
    """The demo's simulator, five times as fast."""
    command = [sys.executable, "-m", "jiayuan.config.cli", "simulate", "--speed", "5"]
    process = subprocess.Popen(command, env={**running.environment, "JIAYUAN_PROCESS": "worker"})
    yield
    process.terminate()
    process.wait(20)


def positions(running: Town) -> dict[object, tuple[object, object]]:
    return {unit: (lon, lat) for unit, lon, lat in running.sql("SELECT unit_id, lon, lat FROM command_positionlatest")}


def open_map(page: Page, running: Town) -> Locator:
    sign_in(page, running, "officer")
    page.goto("/staff/command/")
    page.locator("main a[href*='/staff/command/plans/']").first.click()
    page.get_by_role("link", name="打开一张图").click()
    canvas = page.locator("#jy-map[data-ready=yes]")
    canvas.wait_for(timeout=60_000)
    return canvas


def test_dispatch_on_the_map_and_watch_it_move(page: Page, running: Town, moving: None) -> None:
    canvas = open_map(page, running)
    expect(page.locator("#jy-live")).to_have_attribute("data-state", "live", timeout=30_000)
    page.locator("#jy-queue a").first.click()
    page.locator("#jy-confirm").click()
    # Each step waits for the state the last one brought, as a person would: the panel is redrawn under the button.
    for state in ("offered", "accepted"):
        page.locator(f"[data-task][data-state={state}] form button").first.click()
    page.locator("[data-task][data-state=enroute]").first.wait_for()
    ((unit,),) = running.sql("SELECT unit_id FROM command_dispatch WHERE state = 'enroute' ORDER BY id DESC LIMIT 1")
    before, moves = positions(running)[unit], int(canvas.get_attribute("data-moves") or 0)
    until(lambda: positions(running)[unit] != before, 60)
    until(lambda: int(canvas.get_attribute("data-moves") or 0) > moves, 30)


def test_the_map_has_a_picture(page: Page, running: Town) -> None:
    """A blank map passes every build: ask the renderer what it drew, and look at the pixels."""
    canvas = open_map(page, running)
    until(lambda: page.evaluate("window.jiayuanMap.queryRenderedFeatures().length") > 100, 30)
    assert len(canvas.screenshot()) > 20_000, "the map is blank"
