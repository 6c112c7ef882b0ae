"""Every main page at phone and desk width: nothing scrolls sideways, and a picture is left to look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.steps import someone
from tests.town import Town

pytestmark = pytest.mark.browser
PAGES = {
    "resident": (
        "/",
        "/cases/",
        "/cases/new/",
        "/me/benefits/",
        "/benefits/calculator/",
        "/me/access/",
        "/notices/",
        "/services/",
        "/me/data/",
        "/me/data/items/phone/",
        "/me/data/uses/",
        "/me/data/uses/case-handling/",
        "/me/data/copy/",
    ),
    "worker": (
        "/staff/",
        "/staff/ledgers/",
        "/staff/review/",
        "/staff/registry/",
        "/staff/places/",
        "/staff/forms/",
        "/staff/quality/",
        "/staff/purposes/",
        "/staff/care/find/",
        "/data/",
        "/data/elderly/",
    ),
    "officer": (
        "/staff/",
        "/staff/cases/",
        "/staff/benefits/",
        "/staff/benefits/queue/",
        "/staff/benefits/pay/",
        "/staff/benefits/stops/",
        "/staff/benefits/round/",
        "/staff/benefits/worklist/",
        "/staff/benefits/boards/",
        "/staff/benefits/boards/map/",
        "/staff/benefits/boards/whatif/?figure=L&yuan=1600",
        "/staff/command/",
        "/staff/registry/checks/",
        "/staff/registry/checks/objections/",
        "/staff/exchange/",
        "/staff/exchange/statements/",
        "/staff/forms/",
        "/staff/forms/new/",
        "/staff/care/",
    ),
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
        name = address.partition("?")[0].strip("/").replace("/", "-") or "home"
        page.screenshot(path=str(folder / f"{who}-{name}-{width}.png"))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            wide.append(address)
    page.context.close()
    assert wide == []


@pytest.mark.parametrize("width", [360, 1280])
def test_my_data_asks_one_thing_at_a_time_in_elder_mode(chromium: Browser, running: Town, width: int) -> None:
    page = someone(chromium, running, "resident", width=width)
    page.context.add_cookies([{"name": "jy_look", "value": "mode=elder&size=24", "url": running.url}])
    page.goto("/me/data/")
    first = page.locator("h1").inner_text()
    assert page.get_by_role("button", name="读给我听").is_visible()
    assert page.locator("a[href^='tel:']").first.is_visible()
    page.screenshot(path=str(Path("test-results") / "pages" / f"resident-elder-data-{width}.png"))
    page.get_by_role("link", name="下一页").click()
    assert page.locator("h1").inner_text() != first
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    page.context.close()


# Pages of one thing: a list, and what its first link of that form leads to.
THINGS = {
    "upload": ("worker", "/staff/ledgers/", r"/staff/ledgers/[0-9a-f-]{36}/$", ""),
    "fix": ("worker", "/staff/ledgers/", r"/staff/ledgers/[0-9a-f-]{36}/$", "fix/?warnings=on"),
    "receipt": ("worker", "/staff/ledgers/?group=merged", r"/staff/ledgers/[0-9a-f-]{36}/$", ""),
    "part": ("worker", "/staff/forms/", r"/staff/forms/tasks/[0-9a-f-]{36}/$", ""),
    "walk": ("worker", "/staff/forms/", r"/staff/forms/tasks/[0-9a-f-]{36}/$", "walk/"),
    "form": ("officer", "/staff/forms/", r"/staff/forms/[0-9a-f-]{36}/$", ""),
    "use": ("officer", "/staff/purposes/", r"/staff/purposes/[0-9a-f-]{36}/$", ""),
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("who", ["worker", "officer"])
def test_things_fit(chromium: Browser, running: Town, who: str, width: int) -> None:
    page = someone(chromium, running, who, width=width)
    folder = Path("test-results") / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    wide = []
    for name, (_who, where, form, more) in {key: one for key, one in THINGS.items() if one[0] == who}.items():
        page.goto(where)
        found = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
        answer = page.goto(next(href for href in found if re.search(form, href)) + more)
        assert answer
        assert answer.status == 200, name
        page.screenshot(path=str(folder / f"{who}-{name}-{width}.png"), full_page=True)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            wide.append(name)
    page.context.close()
    assert wide == []
