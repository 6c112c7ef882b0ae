"""A resident finds a benefit that the street has found for her, and confirms it without typing anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import sign_in
from tests.town import Town

pytestmark = pytest.mark.browser
MOST_ANSWERS = 4


def test_confirming_takes_at_most_four_answers(page: Page, running: Town) -> None:
    sign_in(page, running, "resident")
    page.goto("/me/benefits/")
    page.get_by_role("link", name="高龄").first.click()
    page.get_by_role("link", name="核对并确认").click()
    answers = 0
    while "/receipt/" not in page.url and answers <= MOST_ANSWERS:
        if page.locator("#authorise").count():
            page.check("#authorise")
        assert page.locator("input[type=file]").count() == 0
        page.locator("main form button:not([formnovalidate])").first.click()
        page.wait_for_load_state()
        answers += 1
    assert answers <= MOST_ANSWERS
    expect(page.get_by_role("heading", name="已提交")).to_be_visible()
    assert running.sql("SELECT state FROM benefits_offer WHERE state = 'confirmed'")


def test_elder_mode_is_one_tap_away_and_stays(page: Page, running: Town) -> None:
    page.goto("/")
    page.get_by_text("长辈版").first.click()
    page.wait_for_load_state()
    page.goto("/")
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 20
