"""The picture of the map in a real browser: drawn, moving, keyed, and never blank."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page

from jiayuan.web.look.bundle import read_manifest
from tests.web.look.map_stage import layers, stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not read_manifest(), reason="needs the bundle: python build_hooks/bundle.py"),
]
READY = "#jy-map[data-ready=yes]"


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Page]:
    """One page for all tests that only look: a software-drawn map takes seconds to come up."""
    with stage() as address:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.wait_for_selector(READY, timeout=60_000)
        yield page
        page.close()


def rendered(page: Page, layer: str) -> int:
    """Features in the picture; one that tiles cut in two counts once."""
    found = page.evaluate(
        f"window.jiayuanMap.queryRenderedFeatures({{layers: ['{layer}']}}).map(one => JSON.stringify(one.properties))"
    )
    return len(set(found))


def moves(page: Page) -> int:
    return int(page.locator("#jy-map").get_attribute("data-moves") or 0)


def until(page: Page, told: Callable[[], bool], seconds: float = 20) -> None:
    """Playwright's own waiting evaluates text, which the page's policy forbids; so ask again here."""
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, "it did not come true in time"
        page.wait_for_timeout(100)


@pytest.mark.parametrize("layer", ["zones", "risk", "points", "posts", "incidents", "units"])
def test_every_layer_is_drawn_completely(opened: Page, layer: str) -> None:
    assert rendered(opened, layer) == len(layers()[layer])


def test_the_picture_is_not_blank(opened: Page) -> None:
    image = pytest.importorskip("PIL.Image")
    picture = image.open(BytesIO(opened.locator("#jy-map").screenshot()))
    assert len(picture.convert("RGB").getcolors(maxcolors=1_000_000)) > 50


def test_the_source_of_the_roads_is_named(opened: Page) -> None:
    assert opened.get_by_text("© OpenStreetMap contributors").is_visible()


def test_units_move_with_the_stream(opened: Page) -> None:
    until(opened, lambda: moves(opened) >= 3)
    assert opened.locator("#jy-live").get_attribute("data-state") == "live"
    assert opened.locator("#jy-map").get_attribute("data-units") == "5"


def test_keys_pick_an_incident_and_an_option(opened: Page) -> None:
    opened.keyboard.press("j")
    assert opened.locator("[data-incident=i1]").get_attribute("data-current") is not None
    opened.keyboard.press("2")
    assert opened.locator("input[name=option][value='2']").is_checked()


def test_a_refreshed_list_keeps_the_choice_and_incidents_stay_on_top(opened: Page) -> None:
    opened.keyboard.press("j")
    opened.evaluate("""() => { const list = document.getElementById('jy-queue'); list.innerHTML = list.innerHTML
        .replace('data-current=""', ''); document.body.dispatchEvent(new CustomEvent('htmx:afterSettle')); }""")
    assert opened.locator("[data-incident=i1]").get_attribute("data-current") is not None
    assert opened.evaluate("window.jiayuanMap.getStyle().layers.at(-1).id") == "incidents"


def test_the_slash_goes_to_search_and_typing_there_is_no_command(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("1")
    assert opened.locator("#jy-search").input_value() == "1"
    opened.keyboard.press("Escape")
    opened.evaluate("document.activeElement.blur()")


def test_question_mark_opens_the_help(opened: Page) -> None:
    opened.keyboard.press("?")
    assert opened.locator("#jy-keys").is_visible()
    opened.keyboard.press("Escape")


def test_a_layer_can_be_switched_off(opened: Page) -> None:
    opened.get_by_label("风险点").uncheck()
    until(opened, lambda: rendered(opened, "risk") == 0)
    opened.get_by_label("风险点").check()


def test_without_a_stream_the_map_asks_each_five_seconds(chromium: Browser) -> None:
    with stage(broken=True) as address:
        page = chromium.new_page()
        page.goto(address)
        page.wait_for_selector("#jy-live[data-state=polling]", timeout=60_000)
        until(page, lambda: moves(page) >= 1)
        page.close()
