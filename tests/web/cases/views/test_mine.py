"""A resident's own pages, and that they are nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.cases.api import CaseRef, detail, join, progress, sweep
from jiayuan.kernel import clock
from tests.cases import office as desk
from tests.people import People
from tests.tree import DISTRICT, HOME_BUILDING

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


def test_a_merged_case_leads_to_its_rating(office: People, filed: CaseRef) -> None:
    hers = desk.file_case(office.neighbour.as_resident(), place=HOME_BUILDING, text="一单元楼道里全是杂物。")
    desk.tell(office.officer, hers.number, "merge", target=filed.number)
    client = office.neighbour.as_resident().client()
    assert "/rate/" not in client.get(f"/cases/{hers.number}/").content.decode()
    desk.finish(office.worker, office.officer, filed.number)
    assert f"/cases/{hers.number}/rate/" in client.get(f"/cases/{hers.number}/").content.decode()
    assert client.post(f"/cases/{hers.number}/rate/", GOOD).headers["Location"] == f"/cases/{hers.number}/"


def test_a_follower_has_no_button_to_rate(office: People, filed: CaseRef) -> None:
    her = office.neighbour.as_resident()
    with her.acting():
        join(filed.number, follow_only=True)
    desk.finish(office.worker, office.officer, filed.number)
    client = her.client()
    assert "/rate/" not in client.get(f"/cases/{filed.number}/").content.decode()
    assert client.post(f"/cases/{filed.number}/rate/", GOOD).status_code == 409


@pytest.mark.parametrize("name", ["reply", "withdraw", "message", "reopen"])
def test_a_blank_text_comes_back(office: People, filed: CaseRef, name: str) -> None:
    response = office.resident.client().post(f"/cases/{filed.number}/{name}/", {"text": "  "})
    assert response.status_code == 422
    assert "请写一句说明" in response.content.decode()


def test_withdrawing_ends_it_with_the_resident_s_words(office: People, filed: CaseRef) -> None:
    client = office.resident.client()
    page = client.post(f"/cases/{filed.number}/withdraw/", {"text": "自己清理了"}, follow=True).content.decode()
    assert "已办结" in page
    assert "自己清理了" in page
    assert "撤回诉求</a>" not in page


def test_replying_without_a_question_is_a_conflict(office: People, filed: CaseRef) -> None:
    response = office.resident.client().post(f"/cases/{filed.number}/reply/", {"text": "一单元"})
    assert response.status_code == 409


def test_the_own_photo_is_shown_to_its_owner_alone(office: People) -> None:
    ref = desk.file_case(office.resident, photos=(desk.picture(),))
    with office.resident.acting():
        (photo_id,) = progress(ref.number).photos
    path = f"/cases/{ref.number}/photos/{photo_id}.jpg"
    assert office.resident.client().get(path).headers["Content-Type"] == "image/jpeg"
    assert office.neighbour.as_resident().client().get(path).status_code == 404


def test_an_overdue_case_says_who_pushes_it(office: People, filed: CaseRef) -> None:
    at = clock.now() + timedelta(days=8)
    with clock.frozen(at):
        sweep(at, DISTRICT)
        page = office.resident.client().get(f"/cases/{filed.number}/").content.decode()
    assert "上级正在催办" in page
    with office.officer.acting() as acting:
        assert detail(filed.number, acting.scope).row.supervised
