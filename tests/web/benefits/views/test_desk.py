"""The desk's pages."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(nursing: Offer, resident: Person) -> Offer:
    return confirmed(nursing.pk, resident, choice=nursing.policy)


def state(offer: Offer, officer: Person) -> str:
    with officer.acting(BENEFIT_CHECK):
        return Offer.objects.get(pk=offer.pk).state


def test_the_board_shows_run_and_states(found: object, officer: Person) -> None:
    html = officer.client().get("/staff/benefits/").content.decode()
    assert "最近一次评估" in html
    assert "可能是您的" in html


def test_evaluating_from_the_board(base: UUID, officer: Person) -> None:
    assert officer.client().post("/staff/benefits/run/").status_code == 302
    with officer.acting(BENEFIT_CHECK):
        assert Offer.objects.count() == 3


def test_a_campaign_from_start_to_contact(found: object, officer: Person) -> None:
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


def test_the_queue_shows_masked_names(waiting: Offer, worker: Person) -> None:
    html = worker.client().get("/staff/benefits/queue/").content.decode()
    assert "王*" in html
    assert "王秀兰" not in html


def test_registry_value_stands_beside_statement(waiting: Offer, worker: Person) -> None:
    html = worker.client().get(f"/staff/benefits/{waiting.pk}/").content.decode()
    assert "底册记录" in html
    assert "本人陈述" in html
    assert "二(二)1" in html


def test_only_the_fitting_decision_is_offered(waiting: Offer, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/benefits/{waiting.pk}/check/")
    html = client.get(f"/staff/benefits/{waiting.pk}/").content.decode()
    assert "通过并公示" in html
    assert "/pass/" not in html


def test_a_move_checks_the_version(waiting: Offer, officer: Person) -> None:
    client = officer.client()
    assert client.post(f"/staff/benefits/{waiting.pk}/check/", {"version": "99"}).status_code == 409
    assert client.post(f"/staff/benefits/{waiting.pk}/check/", {"version": waiting.lock_version}).status_code == 302
    assert state(waiting, officer) == "checking"


def test_a_refusal_is_written_with_its_clause(waiting: Offer, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/benefits/{waiting.pk}/check/")
    assert client.post(f"/staff/benefits/{waiting.pk}/fail/", {"reason": "x"}).status_code == 422
    client.post(f"/staff/benefits/{waiting.pk}/fail/", {"reason": "等级不符", "cite": "一(二)"})
    assert state(waiting, officer) == "refused"


@pytest.mark.parametrize("page", ["", "check/"])
def test_the_neighbour_gets_404(page: str, waiting: Offer, neighbour: Person) -> None:
    client = neighbour.client()
    where = f"/staff/benefits/{waiting.pk}/{page}"
    assert (client.post(where) if page else client.get(where)).status_code == 404


@pytest.mark.parametrize("page", ["", "queue/", "deliveries/"])
def test_an_auditor_and_a_resident_have_no_desk(page: str, auditor: Person, resident: Person) -> None:
    for who in (auditor, resident):
        assert who.client().get(f"/staff/benefits/{page}").status_code == 403


def test_a_worker_starts_no_campaign(found: object, worker: Person) -> None:
    response = worker.client().post("/staff/benefits/campaigns/", {"name": "x", "policies": ["bj.elder_aged"]})
    assert response.status_code == 403
