"""The desk's pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.benefits.rules import STOP_REASONS
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.steps import confirmed, drawing, on_the_way
from tests.people import Person
from tests.web.benefits.english import left_over

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


def test_a_page_of_the_queue_leads_to_the_next(waiting: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        now, today = clock.now(), clock.today()
        common = {"place_path": waiting.place_path, "policy": "bj.elder_aged", "state": "checking", "kind": "sure"}
        common |= {"book_hash": "x", "entitled_from": today, "found_at": now, "moved_at": now, "amount": 10_000}
        Offer.objects.bulk_create(Offer(**common, person=uuid7()) for _ in range(31))
    client = officer.client()
    first = client.get("/staff/benefits/queue/").content.decode()
    after = re.findall(r'rel="next" href="([^"]+)"', first)
    second = client.get("/staff/benefits/queue/" + after[0].replace("&amp;", "&")).content.decode()
    assert first.count("jy-list__title") == 30
    assert second.count("jy-list__title") == 2
    assert 'rel="next"' not in second


def test_half_an_address_of_the_queue_is_said_to_be_one(tree: None, officer: Person) -> None:
    response = officer.client().get("/staff/benefits/queue/?after=2026")
    assert response.status_code == 422
    assert "请从第一页看起" in response.content.decode()


def test_an_empty_queue_is_calm(tree: None, officer: Person) -> None:
    assert "没有等待办理的事" in officer.client().get("/staff/benefits/queue/?state=noticed").content.decode()


def test_what_is_late_is_marked(waiting: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        Offer.objects.filter(pk=waiting.pk).update(clock_due=clock.today() - timedelta(days=1))
    assert "已超时" in officer.client().get("/staff/benefits/queue/").content.decode()


def test_a_date_nobody_knows_is_said_to_be_open(waiting: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        Offer.objects.filter(pk=waiting.pk).update(clock_due=None)
    assert "期限待定" in officer.client().get("/staff/benefits/queue/").content.decode()


def test_papers_are_asked_for_and_handed_in_at_the_desk(waiting: Offer, officer: Person, worker: Person) -> None:
    where = f"/staff/benefits/{waiting.pk}/"
    client = officer.client()
    client.post(f"{where}check/")
    assert "一次性告知补充材料" in client.get(where).content.decode()
    client.post(f"{where}need/", {"papers": "残疾人证"})
    assert "本人已补交材料" not in client.get(where).content.decode()  # the officer records nobody's words
    desk = worker.client()
    assert "本人已补交材料" in desk.get(where).content.decode()
    desk.post(f"{where}supply/", {"supplied": "残疾人证"})
    assert state(waiting, officer) == "checking"


def test_an_objection_is_recorded_with_its_words(waiting: Offer, officer: Person, worker: Person) -> None:
    where = f"/staff/benefits/{waiting.pk}/"
    client = officer.client()
    client.post(f"{where}check/")
    client.post(f"{where}publish/")
    assert "登记异议" in worker.client().get(where).content.decode()
    worker.client().post(f"{where}object/", {"objection": "已搬走"})
    assert state(waiting, officer) == "checking"


def test_a_dispute_is_settled_or_closed_from_the_page(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
    client = worker.client()
    html = client.get(f"/staff/benefits/{aged.pk}/").content.decode()
    assert "1935-01-01" in html
    assert "已核实，重新评估" in html
    assert "核实后不符合，办结" in html
    client.post(f"/staff/benefits/{aged.pk}/reject/", {"reason": "户籍已迁出"})
    assert state(aged, worker) == "closed"


def test_a_stop_names_its_reasons_in_words(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    client = officer.client()
    html = client.get(f"/staff/benefits/{aged.pk}/").content.decode()
    assert all(f'value="{reason}"' in html for reason in STOP_REASONS)
    assert "户籍迁出本市" in html
    client.post(f"/staff/benefits/{aged.pk}/stop/", {"reason": "hukou"})
    assert state(aged, officer) == "stopped"


def test_a_worker_is_offered_no_decision(waiting: Offer, officer: Person, worker: Person) -> None:
    officer.client().post(f"/staff/benefits/{waiting.pk}/check/")
    html = worker.client().get(f"/staff/benefits/{waiting.pk}/").content.decode()
    assert "通过并公示" not in html
    assert "不予批准" not in html
    assert worker.client().post(f"/staff/benefits/{waiting.pk}/publish/").status_code == 403


def test_a_move_nobody_knows_is_a_conflict(waiting: Offer, officer: Person) -> None:
    assert officer.client().post(f"/staff/benefits/{waiting.pk}/dance/").status_code == 409


def test_a_move_is_not_made_by_looking(waiting: Offer, officer: Person) -> None:
    assert officer.client().get(f"/staff/benefits/{waiting.pk}/check/").status_code == 405
    assert state(waiting, officer) == "confirmed"


def test_the_whole_number_is_on_no_page_of_the_desk(nursing: Offer, resident: Person, officer: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy, account_number="6222020000001234")
    html = officer.client().get(f"/staff/benefits/{nursing.pk}/").content.decode()
    assert "6222020000001234" not in html
    assert "王秀兰" not in html


def test_the_matter_is_whole_in_english(waiting: Offer, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/benefits/{waiting.pk}/check/")
    html = client.get(f"/staff/benefits/{waiting.pk}/", headers={"accept-language": "en"}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "Nursing subsidy for severely disabled people" in main
    assert "逐条理由" not in main
    assert "材料清单" not in main


@pytest.fixture
def fire(base: object, resident: Person) -> Offer:
    """The resident asked for temporary relief after a fire."""
    with resident.acting(SERVICE_SELF):
        return api.apply("bj.temp_relief", {"claim.cause": "accident", "claim.persons": "2"})


def test_the_office_enters_what_it_found(fire: Offer, officer: Person) -> None:
    client, page = officer.client(), f"/staff/benefits/{fire.pk}/"
    assert "填写核对结果" in client.get(page).content.decode()
    assert "救助需求金额" in client.get(f"{page}findings/").content.decode()
    found = {"claim.repeated": "false", "hukou.home": "true", "claim.need": "3000"}
    html = client.post(f"{page}findings/", found, follow=True).content.decode()
    assert "金额已重新计算" in html
    assert "一次性 3,000 元" in html


def test_a_finding_that_is_none_is_marked(fire: Offer, officer: Person) -> None:
    html = officer.client().post(f"/staff/benefits/{fire.pk}/findings/", {"claim.need": "x"}).content.decode()
    assert "没有看懂" in html


def test_the_neighbour_enters_no_findings(fire: Offer, neighbour: Person) -> None:
    assert neighbour.client().get(f"/staff/benefits/{fire.pk}/findings/").status_code in {403, 404}


def test_of_a_single_person_there_is_nothing_to_enter(aged: Offer, officer: Person) -> None:
    assert "填写核对结果" not in officer.client().get(f"/staff/benefits/{aged.pk}/").content.decode()


def test_what_is_on_its_way_is_not_planned_again(aged: Offer, resident: Person, officer: Person) -> None:
    page = f"/staff/benefits/{on_the_way(aged.pk, resident, officer).offer_id}/"
    assert "安排送达" not in officer.client().get(page).content.decode()
    with officer.acting(BENEFIT_DELIVERY):
        Delivery.objects.update(state="returned")
    assert "安排送达" in officer.client().get(page).content.decode()


@pytest.mark.parametrize("page", ["queue", "{offer}"])
def test_the_desk_is_english_but_for_names_and_clauses(page: str, waiting: Offer, worker: Person) -> None:
    assert left_over(worker.client(), f"/staff/benefits/{page.format(offer=waiting.pk)}/", "王\\*") == []
