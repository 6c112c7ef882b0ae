"""A resident's own pages, and that they are nobody else's."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, progress
from tests.cases import office as desk
from tests.people import People

GOOD = {"contacted": "yes", "resolved": "yes", "satisfied": "yes"}


def test_my_cases_show_state_and_unit(office: People, filed: CaseRef) -> None:
    page = office.resident.client().get("/cases/").content.decode()
    assert filed.number in page
    assert "府右街南社区" in page


def test_the_neighbour_s_list_is_empty(office: People, filed: CaseRef) -> None:
    page = office.neighbour.as_resident().client().get("/cases/").content.decode()
    assert filed.number not in page


@pytest.mark.parametrize("page", ["", "rate/", "reopen/", "photos/1.jpg"])
def test_the_neighbour_gets_404(office: People, filed: CaseRef, page: str) -> None:
    response = office.neighbour.as_resident().client().get(f"/cases/{filed.number}/{page}")
    assert response.status_code == 404


def test_progress_tells_who_has_it_and_until_when(office: People, filed: CaseRef) -> None:
    page = office.resident.client().get(f"/cases/{filed.number}/").content.decode()
    assert "办结期限" in page
    assert "已派单" in page


def test_a_question_is_shown_and_answered(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "ask", text="是哪个单元？")
    client = office.resident.client()
    assert "是哪个单元" in client.get(f"/cases/{filed.number}/").content.decode()
    client.post(f"/cases/{filed.number}/reply/", {"text": "一单元"})
    with office.resident.acting():
        assert progress(filed.number).state == "open"


def test_rating_closes_the_case(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    response = office.resident.client().post(f"/cases/{filed.number}/rate/", GOOD, follow=True)
    assert "已办结" in response.content.decode()


def test_not_solved_leads_to_doing_it_again(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    client = office.resident.client()
    response = client.post(f"/cases/{filed.number}/rate/", GOOD | {"resolved": "no", "satisfied": "no"})
    assert response.headers["Location"].endswith("/reopen/")
    client.post(f"/cases/{filed.number}/reopen/", {"text": "还是堵着"})
    with office.resident.acting():
        assert progress(filed.number).state == "open"


def test_rating_too_early_is_a_conflict(office: People, filed: CaseRef) -> None:
    assert office.resident.client().get(f"/cases/{filed.number}/rate/").status_code == 409


def test_a_missing_answer_is_named(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    response = office.resident.client().post(f"/cases/{filed.number}/rate/", {"resolved": "yes"})
    assert response.status_code == 422
    assert "请选择是否满意" in response.content.decode()


def test_an_unknown_page_of_a_case_is_absent(office: People, filed: CaseRef) -> None:
    assert office.resident.client().get(f"/cases/{filed.number}/gossip/").status_code == 404
