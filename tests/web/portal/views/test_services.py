"""The catalogue as pages, and looking things up."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.content.api import load_catalogue
from tests.content.writing import published
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(tree: None) -> None:
    load_catalogue()


def test_all_forty_stand_in_six_groups(client: Client) -> None:
    text = client.get("/services/").content.decode()
    assert text.count('class="jy-card"') == 40
    assert text.count("jy-centre__title") == 6


def test_one_group_can_be_chosen(client: Client) -> None:
    text = client.get("/services/?group=elders").content.decode()
    assert text.count('class="jy-card"') == 7
    assert 'aria-current="page">老年人' in text


def test_an_unknown_group_shows_all(client: Client) -> None:
    assert client.get("/services/?group=x").content.decode().count('class="jy-card"') == 40


def test_an_item_says_what_is_filled_in_and_what_is_still_needed(client: Client) -> None:
    text = client.get("/services/disability-living/").content.decode()
    assert "残疾类别与等级" in text
    assert "原表 24 项，现在 1 项" in text
    assert "承诺 10 个工作日" in text


def test_an_eligibility_item_leads_to_my_benefits(client: Client) -> None:
    assert "看我是否符合" in client.get("/services/longevity-allowance/").content.decode()


def test_a_link_item_leads_outside(client: Client) -> None:
    assert "去外部系统办理" in client.get("/services/residence-permit/").content.decode()


def test_an_unknown_item_is_404(client: Client) -> None:
    assert client.get("/services/nothing/").status_code == 404


def test_asking_finds_services_and_notices(client: Client) -> None:
    published("高龄津贴发放", DISTRICT)
    text = client.get("/ask/?q=高龄").content.decode()
    assert "高龄老年人津贴" in text
    assert "高龄津贴发放" in text


def test_finding_nothing_names_a_person_to_ask(client: Client) -> None:
    assert "/contact/" in client.get("/ask/?q=外星人").content.decode()
    assert "没有查到" not in client.get("/ask/").content.decode()
