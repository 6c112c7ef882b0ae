"""Incident pages without script."""

from __future__ import annotations

import pytest

from jiayuan.kernel import clock
from tests.command.stage import Event, as_service, open_quickly, report, send
from tests.people import People, Person


@pytest.fixture
def fair(people: People) -> Event:
    return open_quickly(clock.now())


def test_page_without_script_has_the_form(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    page = officer.client().get(f"/staff/command/incidents/{incident}/").content.decode()
    assert 'id="jy-confirm"' in page
    assert page.count('name="option"') > 1


def test_cancel_asks_for_a_reason(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    client = officer.client()
    answer = client.post(f"/staff/command/incidents/{incident}/do/cancel/")
    assert (answer.status_code, "请说明原因" in answer.content.decode()) == (422, True)
    assert client.post(f"/staff/command/incidents/{incident}/do/cancel/", {"reason": "误报"}).status_code == 302


def test_htmx_hears_problems_with_status_200(fair: Event, officer: Person) -> None:
    with as_service():
        incident = report(fair)
    answer = officer.client().post(f"/staff/command/incidents/{incident}/do/close/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "jy:incidents")
    assert "现在不能做这一步" in answer.content.decode()


def test_step_of_a_task_out_of_order(fair: Event, officer: Person) -> None:
    with as_service():
        task = send(report(fair))[0]
    assert officer.client().post(f"/staff/command/dispatches/{task}/do/clear/").status_code == 409


def test_neighbour_gets_nothing(fair: Event, neighbour: Person) -> None:
    with as_service():
        incident = report(fair)
        task = send(incident)[0]
    client = neighbour.client()
    assert client.get(f"/staff/command/incidents/{incident}/").status_code in (403, 404)
    for deed in (f"incidents/{incident}/confirm/", f"incidents/{incident}/do/cancel/", f"dispatches/{task}/do/accept/"):
        assert client.post(f"/staff/command/{deed}").status_code in (403, 404)


def test_closed_event_takes_no_reports(fair: Event, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/command/plans/{fair.plan}/do/close/")
    values = {"class_code": "medical", "lon": "116.38", "lat": "39.908", "text": "x"}
    answer = client.post(f"/staff/command/plans/{fair.plan}/incidents/new/", values)
    assert answer.status_code == 422
    assert "方案没有启动" in answer.content.decode()
