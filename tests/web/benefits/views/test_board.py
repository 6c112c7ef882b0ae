"""The campaign board."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.people import Person

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
