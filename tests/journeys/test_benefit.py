"""A resident finds a benefit that the street has found for her, and confirms it without typing anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import sign_in
from tests.town import Town

pytestmark = pytest.mark.browser
MOST_ANSWERS = 4


def take(page: Page) -> int:
    """Goes through the confirmation as it stands; how many pages had to be answered."""
    answers = 0
    while "/receipt/" not in page.url and answers <= MOST_ANSWERS:
        if page.locator("#authorise").count():
            page.check("#authorise")
        # What the old way asked for: no file, and nothing to write but another account number, if one wants.
        assert page.locator("main input[type=file]").count() == 0
        assert page.locator("main form input[type=text][required]").count() == 0
        page.locator("main form button:not([formnovalidate])").first.click()
        page.wait_for_load_state()
        answers += 1
    return answers


def test_confirming_takes_at_most_four_answers(page: Page, running: Town) -> None:
    sign_in(page, running, "resident")
    page.goto("/me/benefits/")
    page.get_by_role("link", name="高龄").first.click()
    page.get_by_role("link", name="核对并确认").click()
    assert take(page) <= MOST_ANSWERS
    expect(page.get_by_role("heading", name="已提交")).to_be_visible()
    assert running.sql("SELECT state FROM benefits_offer WHERE state = 'confirmed'")


WHO = """SELECT a.subject_id FROM identity_account a JOIN identity_user u ON u.account_id = a.id
WHERE u.username = 'resident'"""
# The resident of the demo draws it already; here she does not, and is found as a run would find her.
NURSING = """
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
with acting_as_service("journeys", place=PlacePath("110102."), purpose=UPKEEP_SYSTEM):
    one = Offer.objects.filter(person="{person}").order_by("found_at").first()
    Offer.objects.create(person=one.person, place_path=one.place_path, policy="bj.disabled_nursing", state="found",
        kind="sure", amount=30000, row="r1", book_hash=one.book_hash, entitled_from=one.entitled_from,
        found_at=clock.now(), moved_at=clock.now())
"""


def test_the_nursing_subsidy_takes_no_papers_and_says_what_was_saved(page: Page, running: Town) -> None:
    (person,) = running.sql(WHO)[0]
    if not running.sql("SELECT 1 FROM benefits_offer WHERE person = %s AND policy = 'bj.disabled_nursing'", person):
        made = running.python(NURSING.format(person=person))
        assert made.returncode == 0, made.stderr[-2000:]
    sign_in(page, running, "resident")
    page.goto("/me/benefits/")
    page.get_by_role("link", name="重度残疾人护理补贴").first.click()
    page.get_by_role("link", name="核对并确认").click()
    assert take(page) <= MOST_ANSWERS
    saved = page.get_by_role("complementary")
    expect(saved.get_by_text("份附件")).to_be_visible()
    # Two forms, two certificates with copies, three photos (434号 四).
    assert saved.locator("s").count() == 5
    expect(saved.get_by_text("一寸证件照3张")).to_be_visible()


def test_a_stranger_calculates_without_a_cookie(page: Page, running: Town) -> None:
    page.goto("/benefits/calculator/")
    page.fill("#age", "86")
    page.select_option("#hukou", "true")
    page.get_by_role("button", name="算一算").click()
    expect(page.get_by_text("很可能有")).to_be_visible()
    assert page.context.cookies() == []


def test_elder_mode_is_one_tap_away_and_stays(page: Page, running: Town) -> None:
    page.goto("/")
    page.get_by_text("长辈版").first.click()
    page.wait_for_load_state()
    page.goto("/")
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 20
