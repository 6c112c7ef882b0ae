"""Look and language change without script or log-in, and bring the reader back."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.web.look.preferences import COOKIE

pytestmark = pytest.mark.django_db
CHOICE = {"mode": "elder", "size": "24", "contrast": "high", "theme": "dark"}


def test_a_choice_is_kept_and_drawn(client: Client) -> None:
    response = client.post("/settings/look/", {**CHOICE, "next": "/services/"})
    assert response.headers["Location"] == "/services/"
    text = client.get("/settings/look/").content.decode()
    assert 'data-theme="dark" data-mode="elder" data-size="24" data-contrast="high"' in text


def test_the_form_starts_from_the_present_choice(client: Client) -> None:
    client.cookies[COOKIE] = "contrast=high"
    form = client.get("/settings/look/").context["form"]
    assert form.initial["contrast"] == "high"
    assert form.initial["mode"] == "normal"


def test_one_tap_turns_elder_mode_on_from_any_page(client: Client) -> None:
    client.post("/settings/look/", {"mode": "elder", "next": "/notices/"})
    assert 'data-mode="elder"' in client.get("/notices/").content.decode()


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_way_back_never_leaves_the_site(client: Client, away: str) -> None:
    assert client.post("/settings/look/", {**CHOICE, "next": away}).headers["Location"] == "/"


def test_english_is_one_tap_away(client: Client) -> None:
    client.post("/settings/language/", {"language": "en", "next": "/"})
    text = client.get("/settings/look/").content.decode()
    assert '<html lang="en"' in text
    assert "Text size" in text


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/settings/language/", {"language": "xx", "next": "/"})
    assert '<html lang="zh-Hans"' in client.get("/settings/look/").content.decode()


def test_the_language_is_not_changed_by_a_link(client: Client) -> None:
    assert client.get("/settings/language/").status_code == 405
