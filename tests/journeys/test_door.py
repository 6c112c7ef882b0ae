"""At the door without a connection: what was proven waits in the tab, survives a reload, and counts once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from jiayuan.config.demo.personas import HOME
from tests.journeys.steps import kept_waiting, sign_in
from tests.town import Town, until

pytestmark = pytest.mark.browser
CODE = "204060"
# An item on its way today to somebody of the worker's community.
OUT = """
from datetime import timedelta
from jiayuan.benefits.actions.codes import code_seal
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
with acting_as_service("journeys", place=PlacePath("110102."), purpose=UPKEEP_SYSTEM):
    one, key, now = Offer.objects.order_by("found_at").first(), uuid7(), clock.now()
    offer = Offer.objects.create(person=one.person, place_path="{home}", policy="{policy}", state="delivering",
        kind="sure", amount=10000, row="r1", book_hash=one.book_hash, entitled_from=one.entitled_from, found_at=now,
        moved_at=now)
    Delivery.objects.create(id=key, person=one.person, place_path="{home}", offer=offer, item="卡", serial="{serial}",
        state="out", window_from=now, window_to=now + timedelta(hours=3), code_seal=code_seal(key, "{code}"))
"""
STATE = "SELECT state FROM benefits_delivery WHERE serial = %s"


def no_answer(route: Route) -> None:
    route.abort()


def item_out(town: Town, serial: str, policy: str) -> None:
    made = town.python(OUT.format(home=HOME, serial=serial, code=CODE, policy=policy))
    assert made.returncode == 0, made.stderr[-2000:]


def at_the_door(page: Page, serial: str) -> Locator:
    """The form of that item on the round of today, its number typed."""
    page.goto("/staff/benefits/round/")
    page.wait_for_load_state("networkidle")
    home = page.locator("li", has_text=serial)
    home.locator("summary").click()
    home.locator("[name=serial]").fill(serial[-4:])
    return home


def test_a_hand_over_waits_for_a_connection_and_counts_once(page: Page, running: Town) -> None:
    item_out(running, "OFF-0001", "bj.disabled_living")
    sign_in(page, running, "worker")
    home = at_the_door(page, "OFF-0001")
    page.route("**/hand/", no_answer)
    home.locator("[name=code]").fill(CODE)
    home.get_by_role("button", name="确认送达").click()
    expect(page.locator("#jy-offline")).to_contain_text("1 户的签收在这里等着")
    until(lambda: kept_waiting(page), 10)
    assert CODE not in kept_waiting(page), "what waits is sealed"
    assert running.sql(STATE, "OFF-0001") == [("out",)]
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/hand/")
    page.reload()
    expect(page.locator("#jy-offline")).to_contain_text("都已发出")
    assert running.sql(STATE, "OFF-0001") == [("handed",)]
    until(lambda: not kept_waiting(page), 10)


def test_a_signature_on_glass_is_a_proof(page: Page, running: Town) -> None:
    item_out(running, "OFF-0002", "bj.elder_nursing")
    sign_in(page, running, "worker")
    home = at_the_door(page, "OFF-0002")
    home.get_by_text("本人在屏幕上签名").click()
    home.get_by_role("button", name="确认送达").click()
    expect(home.get_by_text("请本人先签名")).to_be_visible()
    glass = home.locator("canvas").bounding_box()
    assert glass
    page.mouse.move(glass["x"] + 30, glass["y"] + 60)
    page.mouse.down()
    page.mouse.move(glass["x"] + 160, glass["y"] + 30, steps=8)
    page.mouse.up()
    home.get_by_role("button", name="确认送达").click()
    expect(home.locator("[data-said]")).to_have_text("已送达")
    expect(page.locator("li", has_text="OFF-0002").locator(".jy-tag")).to_have_text("已送达")
    assert running.sql(STATE, "OFF-0002") == [("handed",)]
