"""Pages rendered by the product itself, then shown in Chromium from memory: no server, one transaction, real CSP."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from jiayuan.config.middleware import policy
from jiayuan.web.look.preferences import COOKIE
from tests.database import REPOSITORY

ADDRESS = "http://testserver/page/"
AXE = REPOSITORY / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: Mapping[str, str] = {
    "normal": "theme=light",
    "dark": "theme=dark",
    "elder": "mode=elder&size=20&theme=light",
    "largest": "mode=elder&size=30&theme=light",
    "contrast": "contrast=high&theme=light",
}
SIZES = """selector => [...document.querySelectorAll(selector)]
  .map(one => [one.className.toString(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0).map(([name, box]) => [name, Math.round(box.height)])"""
TEXTS = """() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const text = walk.currentNode; const box = text.parentElement;
    if (!text.textContent.trim() || !box.offsetParent || box.closest('.jy-hidden')) continue;
    found.push([text.textContent.trim().slice(0, 12), parseFloat(getComputedStyle(box).fontSize)]); }
  return found; }"""


def render(client: Client, path: str, look: str, language: str = "zh-hans") -> str:
    """The HTML of one page in one look."""
    client.cookies[COOKIE] = LOOKS[look]
    client.cookies["django_language"] = language
    return client.get(path).content.decode()


@dataclass
class Viewer:
    """One browser page that shows one HTML after another; `complaints` are policy breaks and script errors."""

    page: Page
    html: str = ""
    complaints: list[str] = field(default_factory=list)

    def show(self, html: str, width: int = 360) -> Page:
        self.html = html
        self.complaints.clear()
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(ADDRESS, wait_until="load")
        return self.page

    def serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if route.request.url == ADDRESS:
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy("/")}
            route.fulfill(body=self.html, headers=headers)
        elif isinstance(file, str):
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0] or "text/plain")
        else:
            route.fulfill(status=404, body="")

    def sideways(self, width: int) -> int:
        """Pixels the page is wider than the window."""
        self.page.set_viewport_size({"width": width, "height": 800})
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def lower_than(self, least: int, selector: str) -> list[Any]:
        """Elements of the selector that are drawn and not so high."""
        return [size for size in self.page.evaluate(SIZES, selector) if size[1] < least]

    def smaller_than(self, least: float) -> list[Any]:
        """Texts drawn in a smaller size."""
        return [text for text in self.page.evaluate(TEXTS) if text[1] < least]

    def violations(self) -> list[Any]:
        """What axe finds; put in by the debugger, since the page's policy lets nothing else in."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]


@contextmanager
def viewing(chromium: Browser, **options: Any) -> Iterator[Viewer]:
    """A fresh profile of the run's browser for a while."""
    context = chromium.new_context(**options)
    viewer = Viewer(context.new_page())
    viewer.page.on("pageerror", lambda error: viewer.complaints.append(str(error)))
    viewer.page.on(
        "console", lambda message: viewer.complaints.append(message.text) if message.type == "error" else None
    )
    viewer.page.route("**/*", viewer.serve)
    yield viewer
    context.close()
