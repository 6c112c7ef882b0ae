"""The home page for a resident, a visitor, an elder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from jiayuan.kernel import clock
from jiayuan.web.look.preferences import COOKIE
from tests.content.writing import published
from tests.people import Person
from tests.tree import HOME, NEXT

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_sees_ten_tiles_and_a_way_to_sign_in(client: Client, tree: None) -> None:
    text = page(client)
    assert text.count('class="jy-tile"') == 10
    assert "/login/" in text


def test_a_resident_is_greeted_and_sees_own_notices_only(resident: Person) -> None:
    published("停水通知", HOME)
    published("隔壁的通知", NEXT)
    text = page(resident.client())
    assert "王秀兰，您好" in text
    assert "停水通知" in text
    assert "隔壁的通知" not in text


def test_the_neighbour_sees_the_other_one(neighbour: Person) -> None:
    published("停水通知", HOME)
    assert "停水通知" not in page(neighbour.as_resident().client())


def test_an_emergency_is_pinned_above_everything(resident: Person) -> None:
    published("暴雨", HOME, urgency="emergency", expire_at=clock.now() + timedelta(hours=2))
    text = page(resident.client())
    assert text.index("暴雨") < text.index("<h1")
    assert 'role="alert"' in text


def test_the_own_door_is_never_printed(resident: Person) -> None:
    assert "301室" not in page(resident.client())


def test_elder_mode_has_six_choices_and_a_call_button(client: Client, tree: None) -> None:
    client.cookies[COOKIE] = "mode=elder"
    text = page(client)
    assert text.count('class="jy-tile"') == 6
    assert "jy-callbar" in text
    assert page(client, "/?all=1").count('class="jy-tile"') == 10


def test_each_can_has_its_page_and_an_unknown_one_is_404(client: Client, tree: None) -> None:
    assert "能管" in page(client, "/can/manage/")
    assert client.get("/can/nothing/").status_code == 404


def test_the_page_keeps_within_its_queries(resident: Person, django_assert_max_num_queries: object) -> None:
    client = resident.client()
    client.get("/")
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        client.get("/")


def test_no_inline_script_or_style_leaves_the_house(client: Client, tree: None) -> None:
    text = page(client)
    assert "<script>" not in text
    assert "style=" not in text
    assert "onclick" not in text
