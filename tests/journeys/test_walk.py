"""A round without a connection: what is ticked waits in the page, survives a reload, and is sent once there is one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.steps import kept_waiting, sign_in
from tests.town import Town, until

pytestmark = pytest.mark.browser
ANSWERED = "SELECT coalesce(sum(unknown), 0)::int FROM ledgers_form_row"


def no_answer(route: Route) -> None:
    route.abort()


def open_walk(page: Page) -> None:
    """The worker's part that is still being filled, on one page."""
    page.goto("/staff/forms/")
    parts = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    for part in (part for part in parts if re.search(r"/tasks/[0-9a-f-]{36}/$", part)):
        page.goto(f"{part}walk/")
        if page.locator("form[data-jy-offline]").count():
            break
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def test_ticks_wait_for_a_connection_and_survive_a_reload(page: Page, running: Town) -> None:
    sign_in(page, running, "worker")
    open_walk(page)
    before = running.sql(ANSWERED)
    page.route("**/people/**", no_answer)
    page.locator("[data-person] input[value=unknown]").first.check()
    expect(page.locator("#jy-offline")).to_contain_text("没有网络，1 人的答案在这里等着")
    until(lambda: kept_waiting(page), 10)
    assert "unknown" not in kept_waiting(page), "what waits is sealed"
    assert running.sql(ANSWERED) == before
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/people/**")
    page.reload()
    expect(page.locator("#jy-offline")).to_contain_text("都已发出")
    until(lambda: running.sql(ANSWERED) != before, 10)
    until(lambda: not kept_waiting(page), 10)
    assert page.evaluate("sessionStorage.getItem('jy-waiting')") is None, "with its key"
