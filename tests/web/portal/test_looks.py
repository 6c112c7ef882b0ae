"""Every page a visitor meets, in every look and both languages: whole, in its language, and as the reader chose it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from jiayuan.content import api as content
from jiayuan.identity.api import as_login
from jiayuan.web.look.preferences import CHOICES, COOKIE, Look

pytestmark = pytest.mark.django_db
PAGES = [
    "/", "/notices/", "/services/", "/services/elder-card/", "/ask/?q=老", "/place/", "/contact/", "/settings/look/",
    "/can/manage/", "/login/", "/login/password/", "/nowhere/",
]  # fmt: skip
CHINESE = re.compile("[\u4e00-\u9fff]")
# Names of places, services and notices are data; everything the software itself says must be English.
OWN_WORDS = re.compile(r"<title>(.*?)</title>|<h1[^>]*>(.*?)</h1>|<button[^>]*>(.*?)</button>", re.S)


@pytest.fixture(autouse=True)
def _district(tree: None) -> None:
    """The tree and the catalogue, so that every page has something to show."""
    with as_login():
        content.load_catalogue()


def html_tag(client: Client, page: str) -> str:
    found = re.search(r"<html[^>]*>", client.get(page).content.decode())
    assert found, page
    return found[0]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_wears_the_chosen_look(client: Client, page: str) -> None:
    client.cookies[COOKIE] = Look("elder", "30", "high", "dark").dump()
    tag = html_tag(client, page)
    assert 'data-mode="elder"' in tag
    assert 'data-size="30"' in tag
    assert 'data-contrast="high"' in tag
    assert 'data-theme="dark"' in tag


@pytest.mark.parametrize("page", PAGES)
def test_each_page_speaks_the_readers_language(client: Client, page: str) -> None:
    assert 'lang="zh-Hans"' in html_tag(client, page)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'lang="en"' in html_tag(client, page)


@pytest.mark.parametrize(
    "page", ["/", "/notices/", "/services/", "/contact/", "/settings/look/", "/login/", "/nowhere/"]
)
def test_titles_headings_and_buttons_are_english_in_english(client: Client, page: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    said = ["".join(parts) for parts in OWN_WORDS.findall(client.get(page).content.decode())]
    assert said
    # The switch back to Chinese is written in Chinese, or nobody would find it.
    assert [words for words in said if CHINESE.search(words.replace("中文", ""))] == []


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_each_choice_is_offered_with_the_present_one_marked(client: Client, name: str) -> None:
    chosen = CHOICES[name][-1]
    client.cookies[COOKIE] = f"{name}={chosen}"
    page = client.get("/settings/look/").content.decode()
    inputs = re.findall(rf'<input type="radio" name="{name}"[^>]*>', page)
    assert len(inputs) == len(CHOICES[name])
    assert [one for one in inputs if "checked" in one and f'value="{chosen}"' in one]


def test_the_look_is_kept_for_a_year_and_out_of_reach_of_scripts(client: Client) -> None:
    client.post("/settings/look/", {"mode": "elder", "size": "24"})
    morsel = client.cookies[COOKIE]
    assert int(morsel["max-age"]) == 365 * 24 * 3600
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"


@pytest.mark.parametrize("cookie", ["", "mode=<script>", "%00%ff", "mode=elder;size=30", "mode[]=elder", "=" * 300])
def test_no_cookie_breaks_a_page(client: Client, cookie: str) -> None:
    client.cookies[COOKIE] = cookie
    response = client.get("/")
    assert response.status_code == 200
    assert "<script>mode" not in response.content.decode()


def test_elder_mode_opens_the_rest_on_demand(client: Client) -> None:
    client.cookies[COOKIE] = "mode=elder"
    few, everything = client.get("/").content.decode(), client.get("/?all=1").content.decode()
    assert few.count('class="jy-tile"') < everything.count('class="jy-tile"')
    assert everything.count('class="jy-tile"') >= 10
