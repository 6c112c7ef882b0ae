"""Pages of the tree, of templates and of one person, house or thing, at phone and desk width."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Page

from jiayuan.config.postgres.instance import Instance
from tests.journeys.steps import someone
from tests.town import Town

pytestmark = pytest.mark.browser
FOLDER = Path("test-results") / "pages"
LISTS = {
    "templates": "/staff/ledgers/templates/", "template-new": "/staff/ledgers/templates/new/",
    "template": "/staff/ledgers/templates/elderly/", "tree": "/staff/places/",
    "proposals": "/staff/places/proposals/", "checks": "/staff/registry/checks/", "merges": "/staff/registry/merges/",
    "things": "/staff/registry/bodies/", "organisations": "/staff/registry/bodies/?kind=organisation",
    "occurrences": "/staff/registry/occurrences/",
}  # fmt: skip
# Whom no list leads to is looked up as the administrator does.
ONE = {
    "person": """SELECT f.root FROM registry_fact f JOIN registry_person p ON p.entity_id = f.root
                 WHERE f.record_ref IS NOT NULL AND f.sys_to IS NULL AND p.place_path LIKE '110102.001.%' LIMIT 1""",
    "house": "SELECT path FROM places_place WHERE kind = 'building' AND path LIKE '110102.001.%' LIMIT 1",
    "thing": "SELECT entity_id FROM registry_thing WHERE place_path LIKE '110102.001.%' LIMIT 1",
    "community": "SELECT path FROM places_place WHERE kind = 'community' AND path LIKE '110102.001.%' LIMIT 1",
}


def one_of(town: Town, name: str) -> str:
    instance = Instance.load(town.data)
    assert instance
    with psycopg.connect(town.admin_url, dbname=instance.database) as admin:
        found = admin.execute(ONE[name]).fetchone()
    assert found, name
    return str(found[0])


def look(page: Page, name: str, address: str) -> str:
    """Opens the page and leaves its picture; the name if it scrolls sideways."""
    answer = page.goto(address)
    assert answer
    assert answer.status == 200, address
    size = page.viewport_size
    page.screenshot(path=str(FOLDER / f"base-{name}-{size['width'] if size else ''}.png"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    return name if wide else ""


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_the_base_fit(chromium: Browser, running: Town, width: int) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = someone(chromium, running, "officer", width=width)
    person, house, thing = (one_of(running, name) for name in ("person", "house", "thing"))
    card = f"/staff/registry/{person}/"
    shown = LISTS | {
        "lineage": f"{card}phone/", "identity": f"{card}identity/", "elevation": f"/staff/places/?at={house}",
        "thing": f"/staff/registry/bodies/{thing}/", "thing-lineage": f"/staff/registry/bodies/{thing}/thing.name/",
        "person": card,
    }  # fmt: skip
    wide = [look(page, name, address) for name, address in shown.items()]
    page.get_by_role("link", name="从哪里来").first.click()
    page.locator("dialog[open] svg").first.wait_for()
    page.screenshot(path=str(FOLDER / f"base-pop-over-{width}.png"))
    page.context.close()
    assert [name for name in wide if name] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_move_is_shown_before_it_is_made(chromium: Browser, running: Town, width: int) -> None:
    page = someone(chromium, running, "district", width=width)
    assert look(page, "move", f"/staff/places/move/?at={one_of(running, 'community')}") == ""
    page.get_by_label("理由和文件").fill("区政府文件")
    page.get_by_role("button", name="先看会影响什么").click()
    page.get_by_role("button", name="确认划归").wait_for()
    page.screenshot(path=str(FOLDER / f"base-move-plan-{width}.png"), full_page=True)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    page.context.close()
