"""The campaign board."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.people import Person
from tests.web.benefits.english import left_over

pytestmark = pytest.mark.django_db


def test_the_board_shows_run_and_states(found: object, ran: object, officer: Person) -> None:
    html = officer.client().get("/staff/benefits/").content.decode()
    assert "最近一次评估" in html
    assert "可能是您的" in html


def test_evaluating_from_the_board(base: UUID, officer: Person) -> None:
    assert officer.client().post("/staff/benefits/run/").status_code == 302
    with officer.acting(BENEFIT_CHECK):
        assert Offer.objects.count() == 3


def test_a_campaign_from_start_to_contact(found: object, ran: object, officer: Person) -> None:
    client = officer.client()
    client.post("/staff/benefits/campaigns/", {"name": "高龄津贴", "policies": ["bj.elder_aged"]})
    with officer.acting(BENEFIT_MATCHING) as acting:
        (board,) = api.campaigns(acting.scope)
    client.post(f"/staff/benefits/campaigns/{board.id}/contact/")
    assert "高龄津贴" in client.get("/staff/benefits/").content.decode()
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.filter(state="contacted").count() == 1


def test_a_campaign_without_a_policy_is_not_started(found: object, officer: Person) -> None:
    officer.client().post("/staff/benefits/campaigns/", {"name": "x"})
    with officer.acting(BENEFIT_MATCHING) as acting:
        assert api.campaigns(acting.scope) == []


def test_a_worker_starts_no_campaign(found: object, worker: Person) -> None:
    response = worker.client().post("/staff/benefits/campaigns/", {"name": "x", "policies": ["bj.elder_aged"]})
    assert response.status_code == 403


def test_the_board_says_when_and_how_many(ran: api.RunSummary, officer: Person) -> None:
    html = officer.client().get("/staff/benefits/").content.decode()
    assert f"{ran.people} 人" in html
    assert f"用时 {ran.milliseconds} 毫秒" in html


def test_before_the_first_run_the_board_is_calm(tree: None, officer: Person) -> None:
    html = officer.client().get("/staff/benefits/").content.decode()
    assert "还没有专项行动" in html
    assert "最近一次评估" not in html


def test_a_worker_sees_the_board_without_what_is_not_theirs(found: object, ran: object, worker: Person) -> None:
    html = worker.client().get("/staff/benefits/").content.decode()
    assert "重新评估" in html
    assert "新的专项行动" not in html


def test_a_run_says_what_it_found(base: UUID, officer: Person) -> None:
    html = officer.client().post("/staff/benefits/run/", follow=True).content.decode()
    assert "评估了 1 人，应享未享 3 项，新找到 3 项" in html


def test_a_run_again_finds_nothing_new(base: UUID, officer: Person) -> None:
    client = officer.client()
    client.post("/staff/benefits/run/")
    assert "新找到 0 项" in client.post("/staff/benefits/run/", follow=True).content.decode()


def test_a_campaign_that_is_not_whole_says_so(found: object, ran: object, officer: Person) -> None:
    html = officer.client().post("/staff/benefits/campaigns/", {"name": ""}, follow=True).content.decode()
    assert "请填写名称并至少选择一项政策" in html


def test_a_campaign_without_a_run_is_refused_in_words(base: object, officer: Person) -> None:
    data = {"name": "x", "policies": ["bj.elder_aged"]}
    response = officer.client().post("/staff/benefits/campaigns/", data)
    assert response.status_code == 422
    assert "请先为这个地方做一次评估" in response.content.decode()


def test_contacting_says_how_many_were_told(found: object, ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign("两项", ["bj.elder_aged", "bj.elder_hardship"])
    client = officer.client()
    html = client.post(f"/staff/benefits/campaigns/{key}/contact/", follow=True).content.decode()
    assert "已发出 2 条消息" in html


def test_the_neighbour_contacts_nobody(found: object, ran: object, officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign("两项", ["bj.elder_aged"])
    assert neighbour.client().post(f"/staff/benefits/campaigns/{key}/contact/").status_code == 404
    assert "两项" not in neighbour.client().get("/staff/benefits/").content.decode()


@pytest.mark.parametrize("page", ["run/", "campaigns/"])
def test_looking_starts_nothing(page: str, base: object, officer: Person) -> None:
    assert officer.client().get(f"/staff/benefits/{page}").status_code == 405
    with officer.acting(BENEFIT_CHECK):
        assert not Offer.objects.exists()


def test_the_board_is_whole_in_english(found: object, ran: object, officer: Person) -> None:
    html = officer.client().get("/staff/benefits/", headers={"accept-language": "en"}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "Evaluate again" in main or "evaluate" in main.lower()
    assert "专项行动" not in main


def test_the_board_is_english_but_for_the_name_of_a_campaign(found: object, ran: object, officer: Person) -> None:
    client = officer.client()
    client.post("/staff/benefits/campaigns/", {"name": "Autumn", "policies": ["bj.elder_aged", "bj.elder_nursing"]})
    assert left_over(client, "/staff/benefits/") == []
