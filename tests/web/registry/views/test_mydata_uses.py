"""Saying no to a use, and what the street answers."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.identity.api import give_consent, has_consent, my_objections
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import EMERGENCY_CARE, SERVICE_SELF
from jiayuan.registry.api import dispute
from tests.people import Person
from tests.registry.disputes.conftest import Known, known

__all__ = ["known"]
pytestmark = pytest.mark.django_db
USES = "/me/data/uses/"


def objected(resident: Person, code: str = "benefit-matching") -> int:
    resident.client().post(f"{USES}{code}/", {"reason": "不需要", "sent": "1"})
    with resident.acting(SERVICE_SELF):
        return my_objections()[0].id


def answered(who: Person, number: int, state: str, words: str = "依法") -> Client:
    client = who.client()
    client.post(f"/staff/registry/checks/objections/{number}/", {"state": state, "answer": words})
    return client


def told(resident: Person) -> str:
    return str(resident.client().get(USES).content.decode())


def test_each_use_has_its_way_to_say_no(resident: Person) -> None:
    assert "诉求办理" in told(resident)
    assert "我反对" in resident.client().get(f"{USES}case-handling/").content.decode()
    assert resident.client().get(f"{USES}no-such-use/").status_code == 404


def test_an_objection_waits_with_a_day(resident: Person) -> None:
    objected(resident)
    assert "等待答复" in told(resident)


def test_objecting_twice_is_one(resident: Person) -> None:
    number = objected(resident)
    assert objected(resident) == number


def test_the_officer_reads_and_answers(resident: Person, officer: Person) -> None:
    number = objected(resident)
    assert "不需要" in officer.client().get("/staff/registry/checks/objections/").content.decode()
    answered(officer, number, "refused", "社会救助暂行办法第九条")
    assert "社会救助暂行办法第九条" in told(resident)


def test_the_neighbours_officer_is_not_asked(resident: Person, worker: Person, neighbour: Person) -> None:
    number = objected(resident)
    for who in (worker, neighbour):
        answer = who.client().post(f"/staff/registry/checks/objections/{number}/", {"state": "upheld", "answer": "x"})
        assert answer.status_code == 403
    assert "等待答复" in told(resident)


def test_agreeing_ends_the_consent_at_once(resident: Person, officer: Person) -> None:
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        give_consent(resident.subject, EMERGENCY_CARE, text_version="1")
    answered(officer, objected(resident, "emergency_care"), "upheld", "同意")
    with resident.acting(SERVICE_SELF):
        assert not has_consent(resident.subject, EMERGENCY_CARE, clock.today())


@pytest.mark.parametrize(("state", "words"), [("upheld", " "), ("whatever", "x")])
def test_an_answer_needs_its_reason(resident: Person, officer: Person, state: str, words: str) -> None:
    answered(officer, objected(resident), state, words)
    assert "等待答复" in told(resident)


def test_an_answer_stands(resident: Person, officer: Person) -> None:
    number = objected(resident)
    answered(officer, number, "refused", "第一次")
    answered(officer, number, "upheld", "第二次")
    assert "第二次" not in told(resident)


def test_an_objection_is_taken_back_by_its_own(resident: Person, neighbour: Person) -> None:
    number = objected(resident)
    assert neighbour.as_resident().client().post(f"{USES}{number}/back/").status_code == 404
    resident.client().post(f"{USES}{number}/back/")
    assert "本人撤回" in told(resident)


def test_the_worker_checks_what_a_resident_disputes(known: Known, worker: Person) -> None:
    with known.saying():
        made = dispute("phone", "13922220000")
    page = worker.client().get("/staff/registry/checks/").content.decode()
    assert "联系电话" in page
    worker.client().post(f"/staff/registry/checks/{made.id}/", {"outcome": "corrected", "reason": "打电话核实"})
    assert known.value("phone").value == "13922220000"


def test_a_check_without_its_how_is_not_taken(known: Known, worker: Person) -> None:
    with known.saying():
        made = dispute("phone", "13922220000")
    worker.client().post(f"/staff/registry/checks/{made.id}/", {"outcome": "corrected"})
    assert known.value("phone").disputed


def test_the_neighbour_checks_nothing_of_it(known: Known, neighbour: Person) -> None:
    with known.saying():
        made = dispute("phone")
    answer = neighbour.client().post(f"/staff/registry/checks/{made.id}/", {"outcome": "kept", "reason": "x"})
    assert answer.status_code == 404
