"""The plan page and its buttons."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from jiayuan.command import api
from jiayuan.command.models import EventPlan
from jiayuan.kernel import clock
from tests.command.stage import as_service, draft, open_small
from tests.people import People, Person


@pytest.fixture
def plan(people: People) -> UUID:
    with as_service():
        return draft(0.05)


def status(client: Client, plan: UUID) -> str:
    return str(client.get(f"/staff/command/plans/{plan}/").context["plan"].state)


def test_steps_of_a_draft(plan: UUID, officer: Person) -> None:
    steps = officer.client().get(f"/staff/command/plans/{plan}/").context["steps"]
    assert [step["state"] for step in steps] == ["done", "current", "todo", "todo", "todo", "todo"]


def test_new_plan_from_the_illustrative_event(officer: Person) -> None:
    answer = officer.client().post("/staff/command/new-demo-plan/")
    assert answer.status_code == 302
    with as_service():
        assert EventPlan.objects.get().created_by == officer.account_id


def test_computing_is_queued_with_the_rights_of_who_asked(plan: UUID, officer: Person) -> None:
    from_page = officer.client().post(f"/staff/command/plans/{plan}/compute/", follow=True)
    assert "正在计算" in from_page.content.decode()


def test_plan_that_is_over_is_not_computed(plan: UUID, officer: Person) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan).update(state="closed")
    answer = officer.client().post(f"/staff/command/plans/{plan}/compute/")
    assert answer.status_code == 422
    assert "不能再计算布控" in answer.content.decode()


def test_run_is_shown_in_words_and_adopted(plan: UUID, officer: Person) -> None:
    with as_service():
        run = api.solve_deployment(plan, time_limit_s=5)
    client = officer.client()
    page = client.get(f"/staff/command/plans/{plan}/").content.decode()
    assert "风险覆盖由" in page
    assert "没有更好的方案" in page or "最多差" in page
    answer = client.post(f"/staff/command/plans/{plan}/runs/{run.id}/adopt/", follow=True)
    assert "支力量有了岗位" in answer.content.decode()


def test_submit_and_return(plan: UUID, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/command/plans/{plan}/do/submit/", {"waiver": "小型"})
    assert status(client, plan) == "review"
    client.post(f"/staff/command/plans/{plan}/do/return/")
    assert status(client, plan) == "draft"


def test_failed_checks_are_listed(plan: UUID, officer: Person) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan).update(expected_people=90_000)
    answer = officer.client().post(f"/staff/command/plans/{plan}/do/submit/")
    assert answer.status_code == 422
    assert "人流疏导人员不足" in answer.content.decode()


def test_impossible_move_is_a_conflict_page(plan: UUID, officer: Person) -> None:
    assert officer.client().post(f"/staff/command/plans/{plan}/do/close/").status_code == 409


def test_muster_from_the_page(people: People, officer: Person) -> None:
    event = open_small(clock.now())
    answer = officer.client().post(f"/staff/command/plans/{event.plan}/muster/", follow=True)
    assert "支力量已上岗" in answer.content.decode()


@pytest.mark.parametrize("deed", ["compute/", "do/submit/", "muster/"])
def test_neighbour_cannot_touch_it(plan: UUID, neighbour: Person, deed: str) -> None:
    assert neighbour.client().post(f"/staff/command/plans/{plan}/{deed}").status_code in (403, 404)


def test_nothing_is_done_by_get(plan: UUID, officer: Person) -> None:
    assert officer.client().get(f"/staff/command/plans/{plan}/do/submit/").status_code == 405
