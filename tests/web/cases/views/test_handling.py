"""A case on the staff's screen: allowed moves only, two taps, conflicts that keep the words."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, detail
from jiayuan.cases.models import CallbackTry
from tests.cases import office as desk
from tests.people import People, Person


def order_id(person: Person, number: str) -> int:
    with person.acting():
        return desk.order_of(number)


def state(person: Person, number: str) -> str:
    with person.acting() as acting:
        return detail(number, acting.scope).row.state


def test_the_page_shows_only_allowed_moves(office: People, filed: CaseRef) -> None:
    page = office.worker.client().get(f"/staff/cases/{filed.number}/").content.decode()
    assert f"/staff/cases/{filed.number}/ask/" in page
    assert f"/staff/cases/{filed.number}/merge/" not in page


def test_the_neighbour_gets_404(office: People, filed: CaseRef) -> None:
    client = office.neighbour.client()
    assert client.get(f"/staff/cases/{filed.number}/").status_code == 404
    assert client.post(f"/staff/cases/{filed.number}/note/", {"note-text": "看看"}).status_code == 404
    assert client.post(f"/staff/cases/{filed.number}/contact/").status_code in (403, 404)


def test_one_tap_signs_and_starts(office: People, filed: CaseRef) -> None:
    order = order_id(office.worker, filed.number)
    sent = {"number": filed.number, "next": "/staff/cases/inbox/"}
    response = office.worker.client().post(f"/staff/cases/orders/{order}/take/", sent)
    assert response.headers["Location"] == "/staff/cases/inbox/"
    with office.worker.acting() as acting:
        assert detail(filed.number, acting.scope).orders[0].state == "working"


def test_contact_and_report_by_form(office: People, filed: CaseRef) -> None:
    order = order_id(office.worker, filed.number)
    client = office.worker.client()
    base = f"/staff/cases/orders/{order}"
    client.post(f"{base}/take/", {"number": filed.number})
    client.post(
        f"{base}/log_contact/", {"number": filed.number, "log_contact-how": "visit", "log_contact-proof": "上午"}
    )
    client.post(f"{base}/report_done/", {"number": filed.number, "report_done-text": desk.WORDS})
    response = office.officer.client().post(f"{base}/approve/", {"number": filed.number}, follow=True)
    assert "待评价" in response.content.decode()


def test_a_short_result_comes_back_with_its_reason(office: People, filed: CaseRef) -> None:
    order = order_id(office.worker, filed.number)
    client = office.worker.client()
    client.post(f"/staff/cases/orders/{order}/take/", {"number": filed.number})
    sent = {"number": filed.number, "report_done-text": "好了"}
    response = client.post(f"/staff/cases/orders/{order}/report_done/", sent)
    assert response.status_code == 422
    assert "请写明办理结果" in response.content.decode()


def test_a_stale_version_is_a_conflict(office: People, filed: CaseRef) -> None:
    sent = {"version": str(filed.version), "note-text": "已电话沟通"}
    client = office.worker.client()
    assert client.post(f"/staff/cases/{filed.number}/note/", sent).status_code == 302
    assert client.post(f"/staff/cases/{filed.number}/note/", sent).status_code == 409


def test_a_foreign_return_address_is_not_followed(office: People, filed: CaseRef) -> None:
    sent = {"note-text": "已电话沟通", "next": "//evil.example/"}
    response = office.worker.client().post(f"/staff/cases/{filed.number}/note/", sent)
    assert response.headers["Location"] == f"/staff/cases/{filed.number}/"


def test_a_field_left_out_keeps_the_page(office: People, filed: CaseRef) -> None:
    response = office.worker.client().post(f"/staff/cases/{filed.number}/ask/", {})
    assert response.status_code == 422


def test_the_contact_is_shown_by_one_click(office: People) -> None:
    ref = desk.file_case(office.resident, contact_phone="13800000001", contact_name="王秀兰")
    page = office.officer.client().post(f"/staff/cases/{ref.number}/contact/").content.decode()
    assert "13800000001" in page


def test_a_call_is_logged(office: People, filed: CaseRef, agent: Person) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    agent.client().post(f"/staff/cases/{filed.number}/call/", {"result": "no_answer"})
    with agent.acting():
        assert CallbackTry.objects.filter(case_id=int(filed.number)).count() == 1


def test_the_agent_records_the_answers(office: People, filed: CaseRef, agent: Person) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    told = {"contacted": "yes", "resolved": "partly", "satisfied": "basically", "text": "还差一点"}
    sent = {f"record_feedback-{name}": value for name, value in told.items()}
    agent.client().post(f"/staff/cases/{filed.number}/record_feedback/", sent)
    assert state(agent, filed.number) == "closed"


@pytest.mark.parametrize("method", ["act", "call", "contact"])
def test_moves_are_never_made_by_a_link(office: People, filed: CaseRef, method: str) -> None:
    name = "note" if method == "act" else method
    assert office.officer.client().get(f"/staff/cases/{filed.number}/{name}/").status_code in (403, 405)
