"""Notices as pages: mine, by channel, page by page."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.content.api import NewNotice
from jiayuan.content.shelf import add_notices
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.content.writing import drafted, published
from tests.people import Person
from tests.tree import DISTRICT, HOME

pytestmark = pytest.mark.django_db


def test_a_notice_shows_its_text_and_whom_it_is_for(resident: Person) -> None:
    number = published("停水", HOME, text="请储水。\n<b>谢谢</b>")
    text = resident.client().get(f"/notices/{number}/").content.decode()
    assert "<p>请储水。</p>" in text
    assert "府右街南社区" in text
    assert "<b>谢谢</b>" not in text


def test_the_neighbour_gets_404(resident: Person, neighbour: Person) -> None:
    number = published("停水", HOME)
    assert resident.client().get(f"/notices/{number}/").status_code == 200
    assert neighbour.as_resident().client().get(f"/notices/{number}/").status_code == 404


def test_a_draft_is_404_for_everybody(resident: Person) -> None:
    assert resident.client().get(f"/notices/{drafted('草稿', HOME)}/").status_code == 404


def test_a_visitor_sees_what_is_for_the_whole_district(client: Client, tree: None) -> None:
    published("全区", DISTRICT)
    published("本社区", HOME)
    text = client.get("/notices/").content.decode()
    assert "全区" in text
    assert "本社区" not in text


def test_a_channel_shows_its_own(client: Client, tree: None) -> None:
    published("义诊", DISTRICT, channel="event")
    published("新闻一条", DISTRICT, channel="news")
    text = client.get("/notices/?channel=event").content.decode()
    assert "义诊" in text
    assert "新闻一条" not in text


def test_an_unknown_channel_or_time_shows_all(client: Client, tree: None) -> None:
    published("全区通知", DISTRICT)
    assert "全区通知" in client.get("/notices/?channel=x&before=yesterday").content.decode()
    assert client.get("/notices/?before=2026-13-45T99:00:00%2B08:00").status_code == 200


def test_twenty_a_page_and_the_next_goes_on_by_time(client: Client, tree: None) -> None:
    now = clock.now()
    with acting_as_service("seed", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        add_notices([(NewNotice(f"第{n}条", "摘要", "", [DISTRICT]), now.replace(microsecond=n)) for n in range(25)])
    first = client.get("/notices/")
    assert first.content.decode().count("jy-list__item") == 20
    second = client.get("/notices/", {"before": first.context["more"]})
    assert second.content.decode().count("jy-list__item") == 5
