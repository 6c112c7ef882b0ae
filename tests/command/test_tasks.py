"""Jobs of command: what runs by the clock, and what is asked for."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from jiayuan.command import api, tasks
from jiayuan.command.models import Dispatch, Escalation, SolveRun
from jiayuan.identity.api import revoke_grant
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, as_service, draft, report, send
from tests.people import People
from tests.people import as_service as people_service

PERIODIC = {"command.sweep": "* * * * * */15", "command.forget_fixes": "10 18 * * *"}


@pytest.mark.parametrize("name", [*PERIODIC, "command.solve"])
def test_jobs_stand_in_the_queue_of_command(name: str) -> None:
    assert app.tasks[name].queue == "command"


def test_what_runs_by_the_clock_and_when() -> None:
    found = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    assert {name: cron for name, cron in found.items() if name.startswith("command.")} == PERIODIC


@pytest.mark.parametrize("name", PERIODIC)
def test_two_of_a_kind_never_wait_in_line(name: str) -> None:
    assert app.tasks[name].queueing_lock == name


def test_sweep_runs_as_a_service_of_the_district(running: Event) -> None:
    incident = report(running)
    task = send(incident)[0]
    with clock.frozen(AT + timedelta(seconds=160)):
        tasks.sweep_events(0)
    assert Dispatch.objects.get(pk=task).state == "refused"
    assert Escalation.objects.filter(incident=incident).count() == 1


@pytest.mark.parametrize("places", ["db", "tree"], ids=["no place", "no event"])
def test_sweep_of_an_empty_installation(places: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(places)
    tasks.sweep_events(0)


def days() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT right(inhrelid::regclass::text, 8) FROM pg_inherits"
            " WHERE inhparent = 'command_positionfix'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


def test_old_days_go_without_any_position_coming_in(db: None) -> None:
    today = clock.now().date()
    with connection.cursor() as cursor:
        cursor.execute("SELECT command_position_partitions(%s)", [today - timedelta(days=45)])
    assert f"{today - timedelta(days=45):%Y%m%d}" in days()
    tasks.forget_fixes(0)
    assert min(days()) >= f"{today - timedelta(days=30):%Y%m%d}"


def test_thirty_days_are_kept_to_the_day(db: None) -> None:
    today = clock.now().date()
    with connection.cursor() as cursor:
        cursor.execute("SELECT command_position_partitions(%s)", [today - timedelta(days=30)])
    tasks.forget_fixes(0)
    assert f"{today - timedelta(days=30):%Y%m%d}" in days()
    assert f"{today - timedelta(days=31):%Y%m%d}" not in days()


@pytest.fixture
def plan(people: People) -> UUID:
    with as_service():
        return draft()


def waiting() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="command.solve", status="todo"))


def test_computation_is_queued_with_who_asked(plan: UUID, people: People) -> None:
    officer = people.officer
    with officer.acting(EVENT_STAFFING):
        tasks.ask_to_solve(officer.account_id, officer.grant_id or 0, plan)
    (job,) = waiting()
    assert job.args == {"account_id": str(officer.account_id), "grant_id": officer.grant_id, "plan_id": str(plan)}
    assert job.queueing_lock == f"command.solve:{plan}"


def test_computation_runs_with_the_rights_of_who_asked(plan: UUID, people: People) -> None:
    officer = people.officer
    tasks.solve_plan(str(officer.account_id), officer.grant_id or 0, str(plan))
    with as_service():
        run = SolveRun.objects.get(plan=plan)
    assert (run.made_by, run.kind) == (officer.account_id, "deployment")


@pytest.mark.parametrize("who", ["worker", "auditor", "neighbour"])
def test_computation_asked_for_by_others_is_refused(plan: UUID, people: People, who: str) -> None:
    person = getattr(people, who)
    with pytest.raises((NotAllowed, NotFound)):
        tasks.solve_plan(str(person.account_id), person.grant_id, str(plan))
    with as_service():
        assert not SolveRun.objects.filter(plan=plan).exists()


def test_rights_that_ended_meanwhile_stop_the_job(plan: UUID, people: People) -> None:
    officer = people.officer
    with people_service():
        revoke_grant(officer.grant_id or 0, reason="tests")
    with pytest.raises(NotAllowed):
        tasks.solve_plan(str(officer.account_id), officer.grant_id or 0, str(plan))


def test_plan_that_is_unknown_is_not_computed(people: People) -> None:
    officer = people.officer
    with pytest.raises(NotFound):
        tasks.solve_plan(str(officer.account_id), officer.grant_id or 0, str(uuid7()))


def test_door_offers_the_queue_not_the_job() -> None:
    assert "ask_to_solve" in api.__all__
    assert "solve_plan" not in api.__all__
