"""The work lists of staff."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef
from tests.cases import office as desk
from tests.people import People, Person

LISTS = ("/staff/cases/", "/staff/cases/inbox/")


def test_the_queue_says_which_rule_matched(office: People, filed: CaseRef) -> None:
    page = office.officer.client().get("/staff/cases/").content.decode()
    assert filed.number in page
    assert "匹配规则 13" in page


@pytest.mark.parametrize("path", LISTS)
def test_the_next_community_s_lists_are_empty(office: People, filed: CaseRef, path: str) -> None:
    page = office.neighbour.client().get(path)
    assert page.status_code == 200
    assert filed.number not in page.content.decode()


def test_a_number_finds_the_case(office: People, filed: CaseRef) -> None:
    page = office.officer.client().get(f"/staff/cases/?tab=all&q={filed.number}").content.decode()
    assert f"/staff/cases/{filed.number}/" in page


@pytest.mark.parametrize("tab", ["live", "dispatch", "overdue", "returns", "approve", "all"])
def test_every_tab_opens(office: People, filed: CaseRef, tab: str) -> None:
    assert office.officer.client().get(f"/staff/cases/?tab={tab}").status_code == 200


def test_an_unknown_tab_is_absent(office: People) -> None:
    assert office.officer.client().get("/staff/cases/?tab=x").status_code == 404


def test_the_inbox_offers_to_sign(office: People, filed: CaseRef) -> None:
    assert "签收并办理" in office.worker.client().get("/staff/cases/inbox/").content.decode()


def test_the_callback_desk_lists_what_is_due(office: People, filed: CaseRef, agent: Person) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    page = agent.client().get("/staff/cases/callbacks/").content.decode()
    assert filed.number in page


def test_the_callback_desk_is_closed_to_handlers(office: People) -> None:
    assert office.worker.client().get("/staff/cases/callbacks/").status_code == 403


def test_figures_open_for_the_officer(office: People, filed: CaseRef) -> None:
    page = office.officer.client().get("/staff/cases/kpi/")
    assert page.status_code == 200


def test_a_wrong_month_is_absent(office: People) -> None:
    assert office.officer.client().get("/staff/cases/kpi/?month=soon").status_code == 404


def test_residents_do_not_enter(office: People) -> None:
    assert office.resident.client().get("/staff/cases/").status_code == 403
