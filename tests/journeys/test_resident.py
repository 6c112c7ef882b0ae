"""A resident files a request on a phone; the street handles it; the resident rates it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.steps import sign_in, someone
from tests.town import Town

pytestmark = pytest.mark.browser


def next_step(page: Page) -> None:
    page.get_by_role("button", name="下一步").click()


def file_request(page: Page) -> str:
    """One thing per page, to the number; earlier similar requests are said to be others."""
    page.goto("/cases/new/")
    page.fill("[name=text]", "楼道里的灯坏了三天，晚上老人下楼看不清台阶。")
    page.select_option("[name=class_code]", "030301")
    next_step(page)
    next_step(page)
    if page.locator("[name=same]").count():
        page.check("[name=same][value=none]")
        next_step(page)
    next_step(page)
    page.get_by_role("button", name="提交").click()
    return page.get_by_test_id("number").inner_text().strip()


def give(desk: Page, command: str, **fields: str) -> None:
    """Opens a command's fold, fills its fields and sends it, as a person at the desk would."""
    form = desk.locator(f"form[action$='/{command}/']").first
    form.wait_for(state="attached")
    desk.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    for name, value in fields.items():
        field = form.locator(f"[name={command}-{name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").click()
    desk.wait_for_load_state()


def handle(desk: Page, number: str) -> None:
    """Signed, started, contacted and reported by one officer."""
    desk.goto(f"/staff/cases/{number}/")
    give(desk, "sign")
    give(desk, "start")
    give(desk, "log_contact", how="visit", proof="今天上午上门")
    give(desk, "report_done", text="已更换楼道灯泡并检查了线路，请住户放心。")


def approve(desk: Page, number: str) -> None:
    desk.goto(f"/staff/cases/{number}/")
    give(desk, "approve")


def rate(page: Page, number: str) -> None:
    page.goto(f"/cases/{number}/rate/")
    page.check("[name=contacted][value=yes]")
    page.check("[name=resolved][value=yes]")
    page.check("[name=satisfied][value=yes]")
    page.get_by_role("button", name="提交评价").click()


def test_a_request_from_filing_to_rating(page: Page, chromium: Browser, running: Town) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    sign_in(page, running, "resident")
    number = file_request(page)
    assert re.fullmatch(r"\d+", number)
    handle(someone(chromium, running, "officer"), number)
    approve(someone(chromium, running, "dispatcher"), number)
    rate(page, number)
    page.goto(f"/cases/{number}/")
    expect(page.get_by_text("已办结").first).to_be_visible()
    assert running.sql("SELECT satisfied FROM cases_callback_answer WHERE case_id = %s", int(number)) == [("yes",)]


def test_the_page_fits_a_small_phone(page: Page, running: Town) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, running, "resident")
    for address in ("/", "/cases/new/", "/me/benefits/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_the_neighbour_does_not_find_it(page: Page, chromium: Browser, running: Town) -> None:
    sign_in(page, running, "resident")
    number = file_request(page)
    next_door = someone(chromium, running, "neighbour")
    for address in (f"/cases/{number}/", f"/staff/cases/{number}/"):
        answer = next_door.goto(address)
        assert answer
        assert answer.status == 404, address
