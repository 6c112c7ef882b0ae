"""House rules every template of the product keeps, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiayuan.web.look import doors, navigation
from jiayuan.web.portal.cans import CANS
from tests.database import REPOSITORY

PACKAGE = REPOSITORY / "src" / "jiayuan"
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
SPRITE = (PACKAGE / "web" / "look" / "static" / "look" / "icons.svg").read_text(encoding="utf-8")
SYMBOLS = set(re.findall(r'<symbol id="([a-z]+)"', SPRITE))
INLINE = re.compile(
    r"<style|<script(?![^>]*(?:\bsrc=|application/json))|\sstyle=|\son[a-z]+=|hx-on|javascript:|\bjs:", re.I
)
ICON = re.compile(r'{% icon "([a-z]+)"')


def name(template: Path) -> str:
    return str(template).rpartition("/templates/")[2]


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_nothing_inline_that_the_policy_would_stop(template: Path) -> None:
    assert INLINE.findall(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_icon_exists(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    wanted = set(ICON.findall(text)) | set(re.findall(r'icon="([a-z]+)"', text))
    assert wanted <= SYMBOLS


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_no_raw_colour_and_at_most_one_h1(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-f]{6}", text.replace('content="#8f2a22"', "")) == []
    assert text.count("<h1") <= 1


def test_menus_and_tiles_have_their_icons() -> None:
    links = (*doors.RESIDENT, *doors.STAFF, *doors.SHORTCUTS, doors.DESK, doors.PORTAL)
    assert {door.icon for door in links} | {can.key for can in CANS} <= SYMBOLS


def test_every_post_form_of_ours_carries_the_token() -> None:
    posts = re.compile(r"<form[^>]*method=[\"']post[\"'].*?</form>", re.S | re.I)
    bare = [
        name(template)
        for template in TEMPLATES
        for form in posts.findall(template.read_text(encoding="utf-8"))
        if "csrf_token" not in form and "include" not in form
    ]
    # The public calculator sets no cookie, so it has no token; it changes nothing.
    assert bare == ["benefits/calculator.html"]


def test_every_shortcut_of_the_workbench_opens_a_page() -> None:
    assert [door.path for door in doors.SHORTCUTS if not navigation.exists(door.path)] == []
