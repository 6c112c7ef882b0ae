"""The desk's pages."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(nursing: Offer, resident: Person) -> Offer:
    return confirmed(nursing.pk, resident, choice=nursing.policy)


def state(offer: Offer, officer: Person) -> str:
    with officer.acting(BENEFIT_CHECK):
        return Offer.objects.get(pk=offer.pk).state


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
