"""A plan from draft to review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jiayuan.command import api
from jiayuan.command.models import EventPlan, LogEntry, PositionLatest, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, as_service, draft, report
from tests.people import People
from tests.tree import STREET


@pytest.fixture
def plan(tree: None) -> EventPlan:
    with as_service():
        return EventPlan.objects.get(pk=draft())


def test_new_plan_is_a_draft_of_its_maker(plan: EventPlan) -> None:
    with as_service() as acting:
        assert (plan.state, plan.created_by) == ("draft", acting.account_id)
        assert plan.place_path == STREET.value


def test_new_plan_needs_name_and_period(tree: None) -> None:
    new = replace(api.autumn_fair(STREET, AT, scale=0.02), name=" ", ends_at=AT - timedelta(hours=1))
    with as_service(), pytest.raises(Invalid) as refused:
        api.create_plan(new)
    assert [item.field for item in refused.value.errors] == ["name", "ends_at"]


def test_plan_of_another_place_is_not_found(tree: None) -> None:
    new = replace(api.autumn_fair(STREET, AT, scale=0.02), place=PlacePath("110102.003."))
    with as_service(), pytest.raises(NotFound):
        api.create_plan(new)


def test_checks_name_what_is_missing(plan: EventPlan) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan.pk).update(expected_people=90_000)
        with pytest.raises(Invalid) as refused:
            api.plan_command(plan.pk, "submit")
    assert {item.field for item in refused.value.errors} == {"crowd", "medic"}


def test_waiver_lets_a_plan_pass(plan: EventPlan) -> None:
    with as_service():
        assert api.plan_command(plan.pk, "submit", data={"waiver": "小型活动"}) == "review"
        assert "小型活动" in LogEntry.objects.get(plan=plan).text


def test_nobody_approves_the_own_plan(plan: EventPlan) -> None:
    with as_service():
        api.plan_command(plan.pk, "submit", data={"waiver": "x"})
        with pytest.raises(NotAllowed):
            api.plan_command(plan.pk, "approve")
    with as_service("second"):
        assert api.plan_command(plan.pk, "approve") == "approved"


def test_plan_without_staff_is_not_activated(plan: EventPlan) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan.pk).update(state="approved")
        with pytest.raises(Refused):
            api.plan_command(plan.pk, "activate")


def test_impossible_move_names_the_possible(plan: EventPlan) -> None:
    with as_service(), pytest.raises(Conflict) as refused:
        api.plan_command(plan.pk, "close")
    assert refused.value.allowed == ("submit",)


def test_old_version_is_refused(plan: EventPlan) -> None:
    with as_service(), pytest.raises(Conflict):
        api.plan_command(plan.pk, "submit", data={"waiver": "x"}, expected_version=plan.version + 1)


def test_open_priority_one_keeps_a_plan_open(event: Event) -> None:
    report(event, "medical")
    with pytest.raises(Refused):
        api.plan_command(event.plan, "close")


def test_closing_forgets_positions_and_tokens(event: Event) -> None:
    assert PositionLatest.objects.filter(plan=event.plan).exists()
    api.plan_command(event.plan, "close")
    assert not PositionLatest.objects.filter(plan=event.plan).exists()
    assert set(Unit.objects.filter(plan=event.plan).values_list("state", "share_token")) == {("off", "")}


def test_publishing_keeps_the_figures(event: Event) -> None:
    api.plan_command(event.plan, "close")
    assert api.plan_command(event.plan, "publish") == "reviewed"
    assert api.after_action(event.plan)["incidents"] == 0


def test_worker_of_a_community_may_not_plan(people: People) -> None:
    new = api.autumn_fair(STREET, clock.now(), scale=0.02)
    with people.worker.acting(EVENT_STAFFING), pytest.raises(NotAllowed):
        api.create_plan(new)


def test_officer_plans(people: People) -> None:
    with people.officer.acting(EVENT_STAFFING):
        plan = api.create_plan(api.autumn_fair(STREET, clock.now(), scale=0.02))
        assert api.plan_view(plan).counts["zones"] == 3
