"""Commands by form: what comes back when something is wrong, and that nothing was done then."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext, override

from jiayuan.cases.api import CaseRef, detail
from jiayuan.cases.models import Case, CaseEvent
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import NEXT_BUILDING


def row(office: People, number: str) -> Case:
    with office.officer.acting():
        return Case.objects.get(pk=int(number))


def order_of(person: Person, number: str) -> int:
    with person.acting():
        return desk.order_of(number)


@pytest.mark.parametrize("name", ["gossip", "all_done", "escalate", "lapse"])
def test_an_unknown_or_inner_command_does_nothing(office: People, filed: CaseRef, name: str) -> None:
    response = office.officer.client().post(f"/staff/cases/{filed.number}/{name}/", {})
    assert response.status_code in (403, 409)
    assert row(office, filed.number).version == filed.version


def test_a_conflict_names_what_is_possible_instead(office: People, filed: CaseRef) -> None:
    sent = {"answer_directly-text": "已经答复过了，请放心。"}
    response = office.officer.client().post(f"/staff/cases/{filed.number}/answer_directly/", sent)
    assert response.status_code == 409
    assert "现在不能做这一步" in response.content.decode()


def test_words_that_were_refused_are_still_in_the_form(office: People, filed: CaseRef) -> None:
    order = order_of(office.officer, filed.number)
    sent = {"number": filed.number, "request_return-text": "不归我们管", "request_return-evidence": "清单",
            "request_return-proposed_unit": str(desk.CITY)}  # fmt: skip
    response = office.officer.client().post(f"/staff/cases/orders/{order}/request_return/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "不归我们管" in page
    assert "请写明退单理由" in page


def test_a_merge_that_is_refused_says_why(office: People, filed: CaseRef) -> None:
    other = desk.file_case(office.resident, class_code=desk.NOISE)
    sent = {"merge-target": other.number}
    response = office.officer.client().post(f"/staff/cases/{filed.number}/merge/", sent)
    assert response.status_code == 422
    assert "两件诉求的类别不同，不能并单" in response.content.decode()


def test_the_same_refusal_in_english(office: People, filed: CaseRef) -> None:
    other = desk.file_case(office.resident, class_code=desk.NOISE)
    client = office.officer.client()
    client.cookies.load({"django_language": "en"})
    response = client.post(f"/staff/cases/{filed.number}/merge/", {"merge-target": other.number})
    with override("en"):
        assert str(gettext("两件诉求的类别不同，不能并单")) in response.content.decode()
        assert not gettext("两件诉求的类别不同，不能并单").startswith("两")


def test_a_photo_is_attached_by_form(office: People, filed: CaseRef) -> None:
    photo = SimpleUploadedFile("p.png", desk.picture(), "image/png")
    sent = {"attach-photo": photo, "attach-phase": "after"}
    client = office.worker.client()
    assert client.post(f"/staff/cases/{filed.number}/attach/", sent).status_code == 302
    with office.worker.acting() as acting:
        (photo_id,) = detail(filed.number, acting.scope).photos
    response = client.get(f"/staff/cases/{filed.number}/photos/{photo_id}.jpg")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize("who", ["neighbour", "resident"])
def test_a_photo_is_nobody_else_s(office: People, filed: CaseRef, who: str) -> None:
    photo = SimpleUploadedFile("p.png", desk.picture(), "image/png")
    office.worker.client().post(f"/staff/cases/{filed.number}/attach/", {"attach-photo": photo})
    with office.worker.acting() as acting:
        photo_id = (*detail(filed.number, acting.scope).photos, 1)[0]
    response = getattr(office, who).client().get(f"/staff/cases/{filed.number}/photos/{photo_id}.jpg")
    assert response.status_code in (302, 403, 404)


def test_a_photo_that_does_not_exist_is_absent(office: People, filed: CaseRef) -> None:
    response = office.worker.client().get(f"/staff/cases/{filed.number}/photos/999999.jpg")
    assert response.status_code == 404


def test_one_tap_on_an_order_that_was_signed_meanwhile_is_a_conflict(office: People, filed: CaseRef) -> None:
    order = order_of(office.worker, filed.number)
    desk.work(office.worker, filed.number, "sign")
    response = office.worker.client().post(f"/staff/cases/orders/{order}/take/", {"number": filed.number})
    assert response.status_code == 409


def test_the_neighbour_s_tap_finds_no_order(office: People, filed: CaseRef) -> None:
    order = order_of(office.worker, filed.number)
    client = office.neighbour.client()
    for name in ("take", "sign", "report_done"):
        sent = {"number": filed.number, "report_done-text": desk.WORDS}
        assert client.post(f"/staff/cases/orders/{order}/{name}/", sent).status_code == 404
    assert row(office, filed.number).version == filed.version


def test_a_firm_from_elsewhere_works_on_its_own_order(office: People) -> None:
    firm = desk.hire("property_manager", NEXT_BUILDING, "供水值班员", frozenset({desk.WATER}))
    ref = desk.file_case(office.resident, class_code=desk.WATER_CUT, text="从早上开始家里没有水。")
    client = firm.client()
    assert ref.number in client.get("/staff/cases/inbox/").content.decode()
    order = order_of(firm, ref.number)
    assert client.post(f"/staff/cases/orders/{order}/take/", {"number": ref.number}).status_code == 302


def test_a_version_that_is_no_number_is_no_version(office: People, filed: CaseRef) -> None:
    sent = {"version": "abc", "note-text": "已电话沟通"}
    assert office.worker.client().post(f"/staff/cases/{filed.number}/note/", sent).status_code == 302


def test_three_calls_in_vain_are_told_as_closed(office: People, filed: CaseRef, agent: Person) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    response = agent.client().post(f"/staff/cases/{filed.number}/call/", {"result": "no_answer"}, follow=True)
    assert "已记录这次回访" in response.content.decode()
    assert agent.client().post(f"/staff/cases/{filed.number}/call/", {"result": "sang"}).status_code == 422


def test_supervised_cases_have_a_list_of_their_own(office: People, filed: CaseRef, district_officer: Person) -> None:
    client = office.officer.client()
    assert filed.number not in client.get("/staff/cases/?tab=supervised").content.decode()
    sent = {"supervise-text": "请尽快办理"}
    district_officer.client().post(f"/staff/cases/{filed.number}/supervise/", sent)
    assert filed.number in client.get("/staff/cases/?tab=supervised").content.decode()


def test_the_event_of_a_form_carries_the_person(office: People, filed: CaseRef) -> None:
    office.worker.client().post(f"/staff/cases/{filed.number}/note/", {"note-text": "已电话沟通"})
    with office.officer.acting():
        event = CaseEvent.objects.get(case_id=int(filed.number), command="note")
    assert (event.actor, event.actor_role) == (office.worker.account_id, "community_worker")
