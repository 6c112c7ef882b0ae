"""Call list and visit list of a campaign."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse

from jiayuan.benefits.models import Campaign, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.assessed import a_run
from tests.benefits.residents import changed
from tests.benefits.steps import tried
from tests.people import Person

pytestmark = pytest.mark.django_db
ROOT = "/staff/benefits/campaigns"


@pytest.fixture
def campaign(aged: Offer, worker: Person) -> UUID:
    """A campaign of the worker's own community with one offer in it."""
    a_run()
    with worker.acting(BENEFIT_MATCHING) as acting:
        made = Campaign.objects.create(
            name="敬老月", policies=["bj.elder_aged"], place_path=str(acting.scope.place),
            created_by_id=worker.account_id, created_at=clock.now(),
        )  # fmt: skip
        Offer.objects.filter(pk=aged.pk).update(campaign=made)
    return made.pk


def html(who: Person, path: str, status: int = 200) -> str:
    response = who.client().get(f"{ROOT}/{path}")
    assert response.status_code == status
    return response.content.decode()


def called(who: Person, campaign: UUID, offer: Offer, version: str = "0") -> HttpResponse:
    """At noon, when telephones may ring."""
    with clock.frozen(clock.now().astimezone(clock.LOCAL).replace(hour=12)):
        return answered(who, campaign, offer, version)


def answered(who: Person, campaign: UUID, offer: Offer, version: str) -> HttpResponse:
    return who.client().post(f"{ROOT}/{campaign}/calls/{offer.pk}/", {"version": version})


def test_a_call_names_no_benefit(campaign: UUID, base: UUID, worker: Person) -> None:
    changed(base, phone="13911110000")
    told = html(worker, f"{campaign}/calls/")
    assert 'href="tel:13911110000"' in told
    assert "王*" in told
    assert "高龄老年人津贴" not in told


def test_a_call_made_is_counted(campaign: UUID, aged: Offer, worker: Person) -> None:
    assert called(worker, campaign, aged).status_code == 302
    assert "没有要打的电话" in html(worker, f"{campaign}/calls/")
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.update(moved_at=clock.now() - timedelta(days=1))
    assert "已联系 1 次" in html(worker, f"{campaign}/calls/")


def test_of_two_who_call_at_once_one_is_told(campaign: UUID, aged: Offer, worker: Person) -> None:
    called(worker, campaign, aged)
    assert called(worker, campaign, aged).status_code == 409


def test_after_three_the_door_is_on_the_list(campaign: UUID, aged: Offer, worker: Person) -> None:
    tried(aged.pk, worker, 3, how="call")
    assert "没有要打的电话" in html(worker, f"{campaign}/calls/")
    assert "红墙小区1号楼1单元301室" in html(worker, f"{campaign}/visits/")


@pytest.mark.parametrize("page", ["calls", "visits"])
def test_the_neighbour_gets_404(page: str, campaign: UUID, neighbour: Person) -> None:
    html(neighbour, f"{campaign}/{page}/", 404)


@pytest.mark.parametrize("page", ["calls", "visits"])
def test_residents_call_nobody(page: str, campaign: UUID, resident: Person) -> None:
    html(resident, f"{campaign}/{page}/", 403)


def test_the_board_leads_to_both_lists(campaign: UUID, worker: Person) -> None:
    told = worker.client().get("/staff/benefits/").content.decode()
    assert all(f"{ROOT}/{campaign}/{page}/" in told for page in ("calls", "visits"))
    assert all(f'href="/staff/benefits/{page}/"' in told for page in ("worklist", "boards"))
