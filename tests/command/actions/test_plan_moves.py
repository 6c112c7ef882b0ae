"""What a move of a plan asks for, step by step and role by role."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.audit.api import search
from jiayuan.command import api
from jiayuan.command.actions.plan_moves import EFFECTS, GUARDS
from jiayuan.command.models import AfterAction, Deployment, EventPlan, LogEntry, SecurityPoint, SolveRun, Zone
from jiayuan.command.rules import PLAN
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import AUDIT_REVIEW, EVENT_STAFFING
from tests.command.stage import AT, Event, as_service, draft, report
from tests.people import People
from tests.tree import NEXT, STREET


@pytest.fixture
def plan(people: People) -> UUID:
    with as_service():
        return draft()


def put(plan: UUID, state: str) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan).update(state=state)


def test_every_guard_and_effect_of_the_table_is_known() -> None:
    steps = PLAN.transitions.values()
    assert {step.guard for step in steps} - {""} == set(GUARDS)
    assert {effect for step in steps for effect in step.effects} == set(EFFECTS)


@pytest.mark.parametrize(("state", "command"), PLAN.transitions)
@pytest.mark.parametrize("who", ["worker", "auditor"])
def test_worker_and_auditor_move_no_plan(plan: UUID, people: People, state: str, command: str, who: str) -> None:
    put(plan, state)
    with getattr(people, who).acting(EVENT_STAFFING), pytest.raises((NotAllowed, NotFound)):
        api.plan_command(plan, command)


def test_whole_life_of_a_plan(plan: UUID) -> None:
    waiver = {"waiver": "演练"}
    with as_service():
        walked = [api.plan_command(plan, "submit", data=waiver)]
    with as_service("second"):
        walked += [api.plan_command(plan, "return"), api.plan_command(plan, "submit", data=waiver)]
        walked += [api.plan_command(plan, "approve"), api.plan_command(plan, "activate", data=waiver)]
        walked += [api.plan_command(plan, step) for step in ("amend", "close", "publish")]
    assert walked == ["review", "draft", "review", "approved", "active", "active", "closed", "reviewed"]
    with as_service():
        row = EventPlan.objects.get(pk=plan)
    assert row.version == 9
    assert row.approved_by not in (None, row.created_by)


def test_every_move_is_logged_once(plan: UUID) -> None:
    with as_service():
        api.plan_command(plan, "submit", data={"waiver": "联系人 13812345678"})
        (row,) = LogEntry.objects.filter(plan=plan)
    assert row.text == "plan submit: 联系人 138****78"


def test_move_is_recorded_with_who_and_what(plan: UUID, people: People) -> None:
    with people.officer.acting(EVENT_STAFFING):
        api.plan_command(plan, "submit", data={"waiver": "x"})
    with people.auditor.acting(AUDIT_REVIEW):
        (entry,) = search(act="command.plan.submit", obj=f"plan:{plan}")
    assert entry.actor == people.officer.account_id


@pytest.mark.parametrize("waiver", ["", None])
def test_empty_waiver_waives_nothing(plan: UUID, waiver: str | None) -> None:
    with as_service():
        EventPlan.objects.filter(pk=plan).update(expected_people=90_000)
        with pytest.raises(Invalid, match="还不能提交"):
            api.plan_command(plan, "submit", data={"waiver": waiver})


def test_refused_move_changes_nothing(plan: UUID) -> None:
    put(plan, "approved")
    with as_service():
        with pytest.raises(Refused) as refused:
            api.plan_command(plan, "activate")
        row = EventPlan.objects.get(pk=plan)
    assert (row.state, row.version, refused.value.code) == ("approved", 1, "core-staffed")


def test_second_active_plan_of_the_place_is_refused(running: Event) -> None:
    other = draft()
    EventPlan.objects.filter(pk=other).update(state="approved")
    with pytest.raises(Refused, match="已有一个进行中的方案"):
        api.plan_command(other, "activate", data={"waiver": "x"})
    api.plan_command(running.plan, "close")
    assert api.plan_command(other, "activate", data={"waiver": "x"}) == "active"


def test_neighbour_finds_no_plan_to_move(plan: UUID, people: People) -> None:
    with people.neighbour.acting(EVENT_STAFFING), pytest.raises(NotFound):
        api.plan_command(plan, "submit")


@pytest.mark.parametrize("priority", [2, 3])
def test_light_matters_do_not_keep_a_plan_open(running: Event, priority: int) -> None:
    report(running, "lost_item", priority=priority)
    assert api.plan_command(running.plan, "close") == "closed"


def test_published_figures_do_not_change_afterwards(running: Event) -> None:
    api.plan_command(running.plan, "close")
    api.plan_command(running.plan, "publish")
    AfterAction.objects.create(plan_id=running.plan, place_path=STREET.value, made_at=AT, figures={"incidents": 7})
    assert api.after_action(running.plan) == {"incidents": 7}


def test_report_before_publishing_is_as_things_stand(running: Event) -> None:
    assert api.after_action(running.plan)["incidents"] == 0
    report(running)
    assert api.after_action(running.plan)["incidents"] == 1


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"name": ""}, ["name"]), ({"name": "\u3000"}, ["name"]), ({"ends_at": AT}, ["ends_at"]),
        ({"ends_at": AT + timedelta(days=30, seconds=1)}, ["ends_at"]),
        ({"name": " ", "ends_at": AT}, ["name", "ends_at"]),
    ],
)  # fmt: skip
def test_new_plan_names_every_fault(people: People, change: dict[str, object], fields: list[str]) -> None:
    new = replace(api.autumn_fair(STREET, AT, scale=0.02, seed=2), **change)  # type: ignore[arg-type]
    with people.officer.acting(EVENT_STAFFING), pytest.raises(Invalid) as refused:
        api.create_plan(new)
    assert [error.field for error in refused.value.errors] == fields


def test_plan_of_thirty_days_to_the_second(people: People) -> None:
    new = replace(api.autumn_fair(STREET, AT, scale=0.02), ends_at=AT + timedelta(days=30), name="  国庆  ")
    with people.officer.acting(EVENT_STAFFING):
        assert api.plan_view(api.create_plan(new)).name == "国庆"


def test_officer_of_the_street_plans_for_its_communities(people: People) -> None:
    new = replace(api.autumn_fair(STREET, AT, scale=0.02), place=NEXT)
    with people.officer.acting(EVENT_STAFFING):
        plan = api.create_plan(new)
    with people.neighbour.acting(EVENT_STAFFING):
        assert [found.id for found in api.plans_view()] == [plan]
    with people.worker.acting(EVENT_STAFFING):
        assert api.plans_view() == []


def shorts(plan: UUID, *rows: list[object]) -> None:
    """A stored deployment that lacks these people: [point, skill, missing]."""
    row = EventPlan.objects.get(pk=plan)
    run = SolveRun.objects.create(
        id=uuid7(), plan=row, place_path=row.place_path, kind="deployment", inputs_sha256="", seed=0, versions={},
        objective=0.0, status="optimal", trace=[], cpu_s=0.0, wall_s=0.0, figures={}, made_at=AT, made_by=uuid7(),
    )  # fmt: skip
    Deployment.objects.create(run=run, plan=row, place_path=row.place_path, staff=[], needs=[], short=list(rows))


def test_only_the_core_must_be_staffed(plan: UUID) -> None:
    put(plan, "approved")
    with as_service():
        first, second = SecurityPoint.objects.filter(plan=plan).order_by("pk")[:2]
        SecurityPoint.objects.filter(plan=plan).update(zone="alert")
        SecurityPoint.objects.filter(pk=first.pk).update(zone="core")
        shorts(plan, [second.pk, "volunteer", 9])
        assert api.plan_view(plan).core_short == 0
        shorts(plan, [first.pk, "volunteer", 2], [first.pk, "medic", 1], [second.pk, "medic", 5])
        assert api.plan_view(plan).core_short == 3


def test_without_any_deployment_somebody_is_always_missing(plan: UUID) -> None:
    put(plan, "approved")
    with as_service():
        SecurityPoint.objects.filter(plan=plan).update(needs=[])
        assert api.plan_view(plan).core_short == 1


@pytest.mark.parametrize(("kind", "field"), [("core", "zones"), ("alert", None), ("control", None)])
def test_a_plan_needs_a_core(plan: UUID, kind: str, field: str | None) -> None:
    with as_service():
        Zone.objects.filter(plan=plan, kind=kind).update(kind="gone")
        found = {fault.field for fault in api.plan_view(plan).faults}
    assert ("zones" in found) is (field == "zones")


def test_stale_page_is_told_before_anything_else(plan: UUID) -> None:
    with as_service(), pytest.raises(Conflict, match="别人刚刚改过"):
        api.plan_command(plan, "close", expected_version=99)
