"""The public calculator keeps nothing and sets nothing."""

from __future__ import annotations

import logging
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jiayuan.identity import throttle
from tests.people import Person

pytestmark = pytest.mark.django_db
PAGE = "/benefits/calculator/"
SAID = {"age": "86", "hukou": "true"}


@pytest.fixture
def stranger() -> Client:
    """CSRF is checked as in production: the page must work without a token all the same."""
    return Client(enforce_csrf_checks=True)


def answer(client: Client, **said: str) -> str:
    response = client.post(PAGE, {code.replace("__", "."): text for code, text in said.items()})
    assert response.status_code == 200
    return response.content.decode()


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_a_stranger_learns_what_is_likely(stranger: Client) -> None:
    html = answer(stranger, **SAID)
    assert "很可能有" in html
    assert "每月 100 元" in html


def test_what_is_open_says_on_what_it_depends(stranger: Client) -> None:
    html = answer(stranger, **SAID)
    assert "还要看" in html
    assert "要看：领取工伤保险生活护理费" in html


def test_answers_stay_filled_in(stranger: Client) -> None:
    html = answer(stranger, **SAID)
    assert re.search(r'name="age"[^>]*value="86"', html)
    assert re.search(r'<option value="true" selected>', html)


def test_nothing_answered_is_a_friendly_word(stranger: Client) -> None:
    assert "先答一两个问题" in answer(stranger)


def test_what_was_not_understood_is_marked(stranger: Client) -> None:
    html = answer(stranger, age="eighty", hukou="true")
    assert "没有看懂，按不知道算" in html


@pytest.mark.parametrize("ask", [lambda one: one.get(PAGE), lambda one: one.post(PAGE, SAID)], ids=["get", "post"])
def test_no_cookie_and_no_copy(ask: object, stranger: Client) -> None:
    response: HttpResponse = ask(stranger)  # type: ignore[operator]
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


def test_nothing_said_is_logged(stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="jiayuan")
    answer(stranger, income__own="98765", **SAID)
    assert "98765" not in caplog.text


def test_few_queries(stranger: Client) -> None:
    stranger.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        answer(stranger, **SAID)
    assert len(queries) <= 12


def test_too_many_calculations_wait(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "drained", lambda *_: (0.0, 9))
    assert stranger.post(PAGE, SAID).status_code == 429


def test_it_is_whole_in_english(stranger: Client) -> None:
    response = stranger.post(PAGE, SAID, headers={"accept-language": "en"})
    assert re.findall("[\u4e00-\u9fff]+", main(response.content.decode())) == []


def test_elder_mode_is_one_tap_away_without_a_token(stranger: Client) -> None:
    assert stranger.post("/settings/look/", {"mode": "elder", "next": PAGE}).status_code == 302
    assert 'data-mode="elder"' in stranger.get(PAGE).content.decode()


def test_who_is_signed_in_may_use_it_too(resident: Person) -> None:
    assert "很可能有" in answer(resident.client(), **SAID)
