"""The page gates in a real browser: axe, no sideways scroll, target sizes, the elder table, focus, weight."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser

from jiayuan.content.api import load_catalogue
from jiayuan.kernel import clock
from jiayuan.web.look.bundle import DIST, entry, read_manifest
from tests.content.writing import published
from tests.people import People
from tests.tree import HOME
from tests.web.look.gallery import AXE, LOOKS, Viewer, render, viewing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not read_manifest(), reason="needs the bundle: python build_hooks/bundle.py"),
]
OPEN = ("/services/", "/services/longevity-allowance/", "/ask/?q=津贴", "/place/", "/contact/", "/can/manage/",
        "/settings/look/", "/nowhere/")  # fmt: skip
OWN = ("/", "/notices/")
STAFF = ("/staff/", "/staff/notices/", "/staff/notices/new/")
MAIN_PARTS = ".jy-button, .jy-tile, .jy-menu__link, .jy-callbar__link, .jy-choices label, .jy-tools__link, .jy-input"
# Height of main parts and size of the smallest text, in CSS pixels.
LEAST = {"normal": (44, 0), "elder": (60, 18), "largest": (60, 27)}


@pytest.fixture
def stocked(people: People) -> People:
    """The five people, the catalogue, a notice of every urgency."""
    load_catalogue()
    later = clock.now() + timedelta(hours=5)
    for urgency, title in (("routine", "读书会"), ("important", "停水"), ("emergency", "暴雨")):
        published(title, HOME, urgency=urgency, expire_at=later, text="第一段。\n第二段。")
    return people


def pages(people: People, look: str, language: str = "zh-hans") -> dict[str, str]:
    clients = ((Client(), OPEN), (people.resident.client(), OWN), (people.worker.client(), STAFF))
    return {path: render(client, path, look, language) for client, paths in clients for path in paths}


def faults(viewer: Viewer, look: str) -> dict[str, Any]:
    """Everything wrong with the page shown; empty when it passes."""
    high, small = LEAST.get(look, (0, 0))
    found = {
        "low": viewer.lower_than(high, MAIN_PARTS),
        "small": viewer.smaller_than(small),
        "axe": viewer.violations() if AXE.exists() and look != "largest" else [],
        "sideways": [width for width in (320, 1280) if viewer.sideways(width)],
        "complaints": list(viewer.complaints),
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_passes_the_gates(chromium: Browser, stocked: People, look: str) -> None:
    drawn = pages(stocked, look)
    wrong = {}
    with viewing(chromium) as viewer:
        for path, html in drawn.items():
            viewer.show(html)
            wrong[path] = faults(viewer, look)
    assert {path: found for path, found in wrong.items() if found} == {}


def test_english_pages_keep_their_width(chromium: Browser, stocked: People) -> None:
    drawn = pages(stocked, "normal", "en")
    wrong = []
    with viewing(chromium) as viewer:
        for path, html in drawn.items():
            viewer.show(html)
            wrong += [path] if viewer.sideways(320) or viewer.complaints else []
    assert wrong == []


def test_elder_home_is_one_column_with_the_call_button_in_view(chromium: Browser, stocked: People) -> None:
    html = render(stocked.resident.client(), "/", "elder")
    with viewing(chromium) as viewer:
        page = viewer.show(html, 800)
        lefts = page.evaluate("[...document.querySelectorAll('.jy-tile')].map(one => one.getBoundingClientRect().left)")
        call = page.locator(".jy-callbar__link").bounding_box()
    assert len({round(left) for left in lefts}) == 1
    assert call is not None
    assert call["y"] + call["height"] <= 800


def test_the_keyboard_reaches_content_and_focus_is_seen(chromium: Browser, stocked: People) -> None:
    html = render(stocked.resident.client(), "/", "normal")
    with viewing(chromium) as viewer:
        page = viewer.show(html, 1280)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "jy-skip"
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_motion_stops_for_who_asks(chromium: Browser, tree: None) -> None:
    html = render(Client(), "/", "normal")
    with viewing(chromium, reduced_motion="reduce") as viewer:
        page = viewer.show(html, 1280)
        seconds = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.jy-tile')).transitionDuration)")
    assert seconds < 0.001


@pytest.mark.parametrize(("name", "script_kb", "style_kb"), [("look", 50, 35), ("map", 480, 20), ("shift", 5, 0)])
def test_the_bundle_stays_within_its_weight(name: str, script_kb: int, style_kb: int) -> None:
    files = entry(name, read_manifest())
    assert files is not None
    manifest = json.loads((DIST / "manifest.json").read_text())
    scripts = [files.script, *files.preloads, *manifest[f"src/{name}.ts"].get("assets", [])]
    assert sum(len(gzip.compress((DIST / file).read_bytes())) for file in scripts) <= script_kb * 1024
    assert sum(len(gzip.compress((DIST / file).read_bytes())) for file in files.styles) <= style_kb * 1024
