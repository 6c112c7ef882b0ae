"""Every main page at phone and desk width: nothing scrolls sideways, and a picture is left to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.steps import someone
from tests.town import Town

pytestmark = pytest.mark.browser
PAGES = {
    "resident": (
        "/me/data/", "/me/data/items/phone/", "/me/data/uses/", "/me/data/uses/case-handling/", "/me/data/copy/",
        "/", "/cases/", "/cases/new/", "/me/benefits/", "/me/access/", "/notices/", "/services/"),
    "worker": ("/staff/", "/staff/ledgers/", "/staff/review/", "/staff/registry/", "/staff/places/"),
    "officer": ("/staff/", "/staff/cases/", "/staff/benefits/", "/staff/benefits/queue/", "/staff/command/"),
    "volunteer": ("/shift/",),
}
CASES = [(who, page) for who, pages in PAGES.items() for page in pages]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("who", PAGES)
def test_pages_fit(chromium: Browser, running: Town, who: str, width: int) -> None:
    page = someone(chromium, running, who, width=width)
    folder = Path("test-results") / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    wide = []
    for address in PAGES[who]:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        name = address.strip("/").replace("/", "-") or "home"
        page.screenshot(path=str(folder / f"{who}-{name}-{width}.png"))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            wide.append(address)
    page.context.close()
    assert wide == []
